/** The authority behind the AIK service, which the deployment service trusts too. */
import { ExtendedKeyUsageOid, type TpmAttributes } from '../../protocols/pki/certificate-profile.ts';
import { readCertificate, verifyChain, type ChainVerdict } from '../../protocols/pki/certificate.ts';
import type { Random } from '../../world/random.ts';
import type { SimTime } from '../../world/time.ts';
import { days, later } from '../../world/time.ts';
import { createAuthority, type Authority } from '../certificates/authority.ts';

const aikLife = days(365);

export class AikAuthority {
  readonly #authority: Authority;

  constructor(random: Random) {
    const O = 'Reseal simulation';
    this.#authority = createAuthority(random.bytes(32), {
      root: { CN: 'TPM Attestation Root CA (simulated)', O },
      issuer: { CN: 'AIK Issuing CA 01 (simulated)', O },
    });
  }

  /** DER, the AIK issuer first, its root last. */
  get chain(): readonly Uint8Array[] {
    return this.#authority.chain;
  }

  /** How many certificates it has issued. */
  get issued(): number {
    return this.#authority.issued;
  }

  /** A certificate for an AIK of the TPM that `tpm` describes. */
  certify(spki: Uint8Array, tpm: TpmAttributes | undefined, at: SimTime): Uint8Array {
    return this.#authority.issue({
      subject: { CN: '' },
      spki,
      notBefore: at,
      notAfter: later(at, aikLife),
      profile: {
        ca: false,
        keyUsage: ['digitalSignature'],
        extendedKeyUsage: [ExtendedKeyUsageOid.tcgKpAikCertificate],
        ...(tpm ? { tpm } : {}),
      },
    });
  }

  /** Whether a certificate is one of ours, for an AIK, and valid. */
  verify(certificate: Uint8Array, at: SimTime): ChainVerdict {
    const [issuer, root] = this.chain;
    if (!issuer || !root) return { ok: false, reason: 'The AIK authority has no chain' };
    const chain = verifyChain([certificate, issuer], [root], at);
    if (!chain.ok) return chain;
    return readCertificate(certificate).extendedKeyUsage.includes(ExtendedKeyUsageOid.tcgKpAikCertificate)
      ? chain
      : { ok: false, reason: 'The certificate is not for an attestation key' };
  }
}
