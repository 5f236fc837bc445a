/** NDES, the SCEP server of SCEP profiles (scep.messages.ts): one for each host that a profile names. */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { BadInputError } from '../../../shared/failures.ts';
import { fromBase64, toBase64 } from '../../protocols/bytes/base64.ts';
import { ExtendedKeyUsageOid } from '../../protocols/pki/certificate-profile.ts';
import { readCertificationRequest } from '../../protocols/pki/certification-request.ts';
import type { ScepAnswer, ScepRequest } from '../../protocols/scep/scep.messages.ts';
import type { HttpRequest, HttpResponse, Service } from '../../world/internet/http.ts';
import { json, queryOf, splitUrl, text } from '../../world/internet/http.ts';
import { later } from '../../world/time.ts';
import type { World } from '../../world/world.ts';
import { createAuthority, type Authority } from '../certificates/authority.ts';
import type { Directory } from '../directory/directory.ts';
import { answer } from '../services/service.ts';
import { bodyOf } from '../services/json-request.ts';
import type { Challenges } from './challenges.ts';
import { commonName, subjectName } from './subject-name.ts';
import { lifeOf } from './validity.ts';

const requestSchema = v.object({
  request: v.string(),
  challenge: v.string(),
}) satisfies v.GenericSchema<unknown, ScepRequest>;

/**
 * The authority behind the SCEP server of a host. Its keys come from the host's name, so that a tenant can
 * hold its root as a trusted-root profile whatever the rehearsal's seed is.
 */
const ndesAuthority = (host: string): Authority =>
  createAuthority(Uint8Array.from(createHash('sha256').update(`ndes ${host}`).digest()), {
    root: { CN: `Root CA of ${host} (simulated)` },
  });

/** The SCEP servers of a tenant. */
export interface Ndes {
  /** Hosts that the tenant's SCEP profiles name, and what answers there. */
  readonly services: ReadonlyMap<string, Service>;
  /** For the state digest. */
  state(): unknown;
}

export function createNdes(world: World, directory: Directory, challenges: Challenges): Ndes {
  const policies = [...directory.policies.values()].filter((policy) => policy.kind === 'scep');
  const names = new Set(policies.map(({ serverUrl }) => splitUrl(serverUrl).host).filter(Boolean));
  const authorities = new Map([...names].map((host) => [host, ndesAuthority(host)]));
  const serve = (authority: Authority): Service =>
    answer((request) => respond(request, { world, directory, challenges, authority }));
  return {
    services: new Map([...authorities].map(([host, authority]) => [host, serve(authority)])),
    state: () => new Map([...authorities].map(([host, { issued }]) => [host, issued])),
  };
}

interface Ports {
  readonly world: World;
  readonly directory: Directory;
  readonly challenges: Challenges;
  readonly authority: Authority;
}

function respond(request: HttpRequest, { world, directory, challenges, authority }: Ports): HttpResponse {
  if (request.method !== 'POST' || queryOf(request.url)['operation'] !== 'PKIOperation')
    return text('Not Found', 404);
  const order = bodyOf(request, requestSchema);
  const challenge = order && challenges.find(order.challenge);
  const policy = challenge && directory.policies.get(challenge.policyId);
  if (!order || !challenge || policy?.kind !== 'scep') return text('Forbidden', 403);
  try {
    const csr = readCertificationRequest(fromBase64(order.request));
    if (!csr.signatureValid || csr.challengePassword !== order.challenge) return text('Forbidden', 403);
    const { now } = world.clock;
    const leaf = authority.issue({
      subject: { CN: commonName(subjectName(policy.subjectNameFormat, challenge.enrolment)) },
      spki: csr.spki,
      notBefore: now,
      notAfter: later(now, lifeOf(policy.validity)),
      profile: {
        ca: false,
        keyUsage: ['digitalSignature', 'keyEncipherment'],
        extendedKeyUsage:
          policy.extendedKeyUsage.length > 0 ? policy.extendedKeyUsage : [ExtendedKeyUsageOid.clientAuth],
      },
    });
    return json({ certificates: [leaf, ...authority.chain].map(toBase64) } satisfies ScepAnswer);
  } catch (error) {
    if (error instanceof BadInputError) return text('Forbidden', 403);
    throw error;
  }
}
