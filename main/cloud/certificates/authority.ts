/** Certificate authorities of the virtual services: a root, and where wanted an issuer below it. */
import { createHash } from 'node:crypto';
import { issueCertificate } from '../../protocols/pki/certificate.ts';
import type { CertificateProfile } from '../../protocols/pki/certificate-profile.ts';
import { ecKeyFrom } from '../../protocols/pki/ec-key.ts';
import type { Name } from '../../protocols/pki/names.ts';
import type { Signer } from '../../protocols/pki/signer.ts';
import type { SimTime } from '../../world/time.ts';
import { instant } from '../../world/time.ts';

/** 2020-01-01 to 2049-12-31: around every scenario, and in reach of UTCTime. */
const authorityLife = { from: instant(1_577_836_800_000), to: instant(2_524_521_600_000) };

export interface Leaf {
  readonly subject: Name;
  /** DER SubjectPublicKeyInfo. */
  readonly spki: Uint8Array;
  readonly profile: CertificateProfile;
  readonly notBefore: SimTime;
  readonly notAfter: SimTime;
}

export interface Authority {
  /** DER, the issuing certificate first, the root last; one certificate where the root issues itself. */
  readonly chain: readonly Uint8Array[];
  readonly root: Uint8Array;
  /** How many leaves it has issued. */
  readonly issued: number;
  /** DER. Serial numbers rise by issuing, so that equal worlds issue equal certificates. */
  issue(leaf: Leaf): Uint8Array;
}

const caProfile: CertificateProfile = { ca: true, keyUsage: ['keyCertSign', 'cRLSign', 'digitalSignature'] };

/** An authority made from `seed`; without `issuer` the root signs leaves itself. `given` is the root's key. */
export function createAuthority(
  seed: Uint8Array,
  names: { readonly root: Name; readonly issuer?: Name },
  given?: Signer,
): Authority {
  const key = (role: string): Signer => ecKeyFrom(derived(seed, role));
  const rootKey = given ?? key('root');
  const certify = (subject: Name, subjectKey: Signer): Uint8Array =>
    issueCertificate({
      serial: derived(seed, `serial of ${subject.CN}`).slice(0, 16),
      subject,
      issuer: names.root,
      notBefore: authorityLife.from,
      notAfter: authorityLife.to,
      spki: subjectKey.spki,
      profile: caProfile,
      signer: rootKey,
    });

  const root = certify(names.root, rootKey);
  const issuerKey = names.issuer ? key('issuer') : rootKey;
  const issuer = names.issuer ?? names.root;
  const chain = names.issuer ? [certify(names.issuer, issuerKey), root] : [root];
  let issued = 0;
  return {
    chain,
    root,
    get issued() {
      return issued;
    },
    issue: (leaf) =>
      issueCertificate({
        ...leaf,
        serial: derived(seed, `leaf ${issued++}`).slice(0, 16),
        issuer,
        signer: issuerKey,
      }),
  };
}

/** 32 bytes for a purpose. */
export const derived = (seed: Uint8Array, purpose: string): Uint8Array =>
  Uint8Array.from(createHash('sha256').update(seed).update(purpose).digest());
