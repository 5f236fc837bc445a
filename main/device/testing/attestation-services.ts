/** Small stand-ins for the services that attestation talks to. They check what is proved, and nothing else. */
import { quotedPcrs } from '../../protocols/attestation/quoted-pcrs.ts';
import { createHash } from 'node:crypto';
import type { AikCertificateRequest, AikChallengeRequest } from '../../protocols/attestation/aik.messages.ts';
import { parseEventLog, replayEventLog } from '../../protocols/attestation/event-log.codec.ts';
import type { TicketRequest } from '../../protocols/autopilot/ztd.messages.ts';
import { fromBase64, toBase64 } from '../../protocols/bytes/base64.ts';
import { issueCertificate, readCertificate } from '../../protocols/pki/certificate.ts';
import { ecKeyFrom } from '../../protocols/pki/ec-key.ts';
import { rsaSpki, verifySignature } from '../../protocols/pki/spki.ts';
import { parseAttest, quoteOf } from '../../protocols/tpm2/attest.ts';
import { concat, equalBytes } from '../../protocols/bytes/bytes.ts';
import { decode } from '../../protocols/tpm2/codec.ts';
import { TPM_ALG } from '../../protocols/tpm2/constants.ts';
import { makeCredential } from '../../protocols/tpm2/credential.ts';
import { objectName } from '../../protocols/tpm2/names.ts';
import type { RsaPublic } from '../../protocols/tpm2/structures/public-area.ts';
import { tpmtPublic } from '../../protocols/tpm2/structures/public-area.ts';
import { tpmtSignature } from '../../protocols/tpm2/structures/signature.ts';
import type { HttpRequest, HttpResponse, Service } from '../../world/internet/http.ts';
import { json, queryOf, splitUrl, text } from '../../world/internet/http.ts';
import { days, iso, later } from '../../world/time.ts';
import type { MachineForTests } from './machine.ts';
import { startOfTests } from './machine.ts';
import { manufacture } from '../firmware/manufacture.ts';

/** An answer without delay. */
const at = (answer: (request: HttpRequest) => HttpResponse): Service =>
  // eslint-disable-next-line require-yield
  function* (request) {
    return answer(request);
  };

const readRsaPublic = (bytes: Uint8Array): RsaPublic => {
  const publicArea = decode(tpmtPublic, bytes);
  if (publicArea.type !== TPM_ALG.RSA) throw new Error('no RSA key');
  return publicArea;
};
const spkiOf = (publicArea: RsaPublic): Uint8Array => rsaSpki(publicArea.unique, 65537);

const makerKey = ecKeyFrom(Uint8Array.of(1));
const serviceKey = ecKeyFrom(Uint8Array.of(2));

function certify(spki: Uint8Array, issuer: 'Maker' | 'AIK service'): Uint8Array {
  return issueCertificate({
    serial: Uint8Array.of(7),
    subject: { CN: '' },
    issuer: { CN: issuer },
    notBefore: startOfTests,
    notAfter: later(startOfTests, days(3650)),
    spki,
    profile: { ca: false, keyUsage: ['keyEncipherment'] },
    signer: issuer === 'Maker' ? makerKey : serviceKey,
  });
}

/** The factory with its maker's authority; the PC is ready to be powered on after it. */
export function ship(machine: MachineForTests): Uint8Array | null {
  const { tpm, hardware } = machine;
  tpm.powerOn();
  const { ekCertificate } = manufacture(tpm, hardware.tpm, (ekPublic) =>
    certify(spkiOf(readRsaPublic(ekPublic)), 'Maker'),
  );
  tpm.powerOff();
  return ekCertificate;
}

/** What the services saw, and how they may be made to behave. */
export interface ServicesForTests {
  readonly hosts: string[];
  /** Status that a message gets instead of its answer: 'GetCACaps', 'AikChallenge', 'AikCertificate', 'ticket'. */
  readonly refuse: Record<string, number>;
}

/** The nonces and secrets of the services, all equal: a test compares what comes back. */
const challenge = { secret: new Uint8Array(32).fill(3), nonce: new Uint8Array(20).fill(4) };
const ticketNonce = new Uint8Array(20).fill(5);

/** True if the quote is signed by the key, answers the nonce and agrees with the log. */
function quoteHolds(
  claim: { quote: string; signature: string; eventLog: string },
  spki: Uint8Array,
  nonce: Uint8Array,
): boolean {
  const quote = fromBase64(claim.quote);
  const signature = decode(tpmtSignature, fromBase64(claim.signature));
  if (signature.sigAlg !== TPM_ALG.RSASSA) return false;
  const attest = parseAttest(quote);
  const values = replayEventLog(parseEventLog(fromBase64(claim.eventLog)));
  const pcrs = quotedPcrs.map((pcr) => values.get(pcr) ?? new Uint8Array(32));
  const digest = Uint8Array.from(
    createHash('sha256')
      .update(concat(...pcrs))
      .digest(),
  );
  return (
    verifySignature(spki, 'rsa-pkcs1-sha256', quote, signature.sig) &&
    equalBytes(attest.extraData, nonce) &&
    equalBytes(quoteOf(attest)?.pcrDigest ?? new Uint8Array(0), digest)
  );
}

export function attachAttestationServices(
  machine: MachineForTests,
  ekCertificate: Uint8Array | null,
): ServicesForTests {
  const { internet, clock } = machine.world;
  const services: ServicesForTests = { hosts: [], refuse: {} };
  let aik: RsaPublic | undefined;
  const attach = (
    host: string,
    name: (request: HttpRequest) => string,
    answer: (message: string, body: unknown) => HttpResponse,
  ): void =>
    internet.attach(
      host,
      at((request) => {
        services.hosts.push(splitUrl(request.url).host);
        const message = name(request);
        const status = services.refuse[message];
        if (status !== undefined) return json({ Message: 'refused by the test' }, status);
        return answer(message, request.body === undefined ? undefined : JSON.parse(request.body));
      }),
    );
  const lastOfPath = ({ url }: HttpRequest): string => splitUrl(url).path.split('/').at(-1) ?? '';

  attach('time.windows.com', lastOfPath, () => text(iso(clock.now)));
  attach('ekop.intel.com', lastOfPath, () =>
    ekCertificate ? json({ certificate: toBase64(ekCertificate) }) : text('Not Found', 404),
  );
  attach(
    '*.microsoftaik.azure.net',
    ({ url }) => queryOf(url)['message'] ?? queryOf(url)['operation'] ?? '',
    (message, body) => {
      if (message === 'GetCACaps') return text('POSTPKIOperation\nSHA-256\n');
      if (message === 'AikChallenge') {
        const order = body as AikChallengeRequest;
        const ek = readRsaPublic(fromBase64(order.ekPublic));
        if (!equalBytes(readCertificate(fromBase64(order.ekCertificate)).spki, spkiOf(ek)))
          return json({ Message: 'The certificate is of another EK' }, 400);
        aik = readRsaPublic(fromBase64(order.aikPublic));
        const credential = makeCredential({
          endorsementKey: ek,
          objectName: objectName(aik),
          secret: challenge.secret,
          seed: new Uint8Array(32).fill(6),
          oaepSeed: new Uint8Array(32).fill(7),
        });
        return json({
          transaction: 't1',
          credentialBlob: toBase64(credential.credentialBlob),
          encryptedSecret: toBase64(credential.encryptedSecret),
          nonce: toBase64(challenge.nonce),
        });
      }
      const order = body as AikCertificateRequest;
      const spki = aik ? spkiOf(aik) : new Uint8Array(0);
      if (!equalBytes(fromBase64(order.secret), challenge.secret))
        return json({ Message: 'Wrong secret' }, 400);
      if (!quoteHolds(order, spki, challenge.nonce)) return json({ Message: 'Wrong quote' }, 400);
      return json({ certificates: [toBase64(certify(spki, 'AIK service'))] });
    },
  );
  attach('cs.dds.microsoft.com', lastOfPath, (message, body) => {
    if (message === 'nonce') return json({ nonce: toBase64(ticketNonce) });
    const order = body as TicketRequest;
    const { spki } = readCertificate(fromBase64(order.aikCertificate));
    return quoteHolds(order, spki, ticketNonce)
      ? json({ deviceTicket: `ticket of ${order.ztdRegistrationId}`, serverKeyState: 3 })
      : json({ errorCode: 1, errorName: 'Quote', message: 'Wrong quote' }, 403);
  });
  return services;
}
