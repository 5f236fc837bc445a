/**
 * The Certificate Connector for Intune and the authority behind it: PKCS profiles get their key and certificate
 * from there. Without one that answers, a profile stays pending.
 */
import { createHash } from 'node:crypto';
import { toBase64 } from '../../protocols/bytes/base64.ts';
import { ExtendedKeyUsageOid } from '../../protocols/pki/certificate-profile.ts';
import { ecSecretFrom, spkiOfSecret } from '../../protocols/pki/ec-key.ts';
import { encodePkcs12 } from '../../protocols/pki/pkcs12.codec.ts';
import { toHex } from '../../protocols/bytes/bytes.ts';
import type { World } from '../../world/world.ts';
import { later } from '../../world/time.ts';
import { createAuthority, derived, type Authority } from '../certificates/authority.ts';
import type { Directory } from '../directory/directory.ts';
import type { PkcsPolicy } from '../tenant/policy.ts';
import type { Enrolment } from './enrolments.ts';
import { commonName, subjectName } from './subject-name.ts';
import { lifeOf } from './validity.ts';

export interface Pfx {
  /** PKCS #12, base64. */
  readonly blob: string;
  readonly password: string;
}

/** An export that says nothing of connectors is taken to have one. */
const connectorAnswers = ({ certificateConnectors }: Directory): boolean =>
  certificateConnectors.size === 0 ||
  Array.from(certificateConnectors.values()).some(({ isActive }) => isActive);

export class CertificateConnector {
  readonly #world: World;
  readonly #directory: Directory;
  readonly #authorities = new Map<string, Authority>();
  readonly #issued = new Map<string, Pfx>();

  constructor(world: World, directory: Directory) {
    this.#world = world;
    this.#directory = directory;
  }

  /** One certificate for each enrolment and profile; undefined while no connector answers. */
  issue(policy: PkcsPolicy, enrolment: Enrolment): Pfx | undefined {
    const name = `${policy.id} ${enrolment.managed.id} ${enrolment.user?.id ?? ''}`;
    const known = this.#issued.get(name);
    if (known || !connectorAnswers(this.#directory)) return known;
    const { now } = this.#world.clock;
    const seed = Uint8Array.from(createHash('sha256').update(`pfx ${name}`).digest());
    const secret = ecSecretFrom(derived(seed, 'key'));
    const authority = this.#authority(policy.certificationAuthority);
    const leaf = authority.issue({
      subject: { CN: commonName(subjectName(policy.subjectNameFormat, enrolment)) },
      spki: spkiOfSecret(secret),
      notBefore: now,
      notAfter: later(now, lifeOf(policy.validity)),
      profile: {
        ca: false,
        keyUsage: ['digitalSignature', 'keyEncipherment'],
        extendedKeyUsage:
          policy.extendedKeyUsage.length > 0 ? policy.extendedKeyUsage : [ExtendedKeyUsageOid.clientAuth],
      },
    });
    const password = toHex(derived(seed, 'password').slice(0, 16));
    const bytes = encodePkcs12({ secret, certificates: [leaf, ...authority.chain] }, password, seed);
    const pfx = { blob: toBase64(bytes), password };
    this.#issued.set(name, pfx);
    return pfx;
  }

  /** For the state digest. */
  state(): unknown {
    return this.#issued;
  }

  /** Its keys come from its name, so that a tenant can hold its root whatever the rehearsal's seed is. */
  #authority(name: string): Authority {
    const seed = Uint8Array.from(createHash('sha256').update(`pkcs ${name}`).digest());
    const known =
      this.#authorities.get(name) ??
      createAuthority(seed, { root: { CN: `${name || 'Root CA'} (simulated)` } });
    this.#authorities.set(name, known);
    return known;
  }
}
