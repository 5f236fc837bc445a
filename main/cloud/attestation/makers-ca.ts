/**
 * The factory's side of attestation: TPM makers certify endorsement keys (TCG EK Credential Profile 3.2).
 * A session asks here when it manufactures a PC; the device gets the certificate as data.
 */
import { createHash } from 'node:crypto';
import { ExtendedKeyUsageOid } from '../../protocols/pki/certificate-profile.ts';
import { readCertificate } from '../../protocols/pki/certificate.ts';
import { toHex } from '../../protocols/bytes/bytes.ts';
import { TPM_ALG } from '../../protocols/tpm2/constants.ts';
import type { Random } from '../../world/random.ts';
import type { SimTime } from '../../world/time.ts';
import { days, later } from '../../world/time.ts';
import { createAuthority, derived, type Authority } from '../certificates/authority.ts';
import { makerId, makerOf } from './makers.ts';
import { readPublicArea, spkiOf } from '../../protocols/attestation/public-key.ts';

export interface EkOrder {
  /** TPM_PT_MANUFACTURER, with or without padding. */
  readonly manufacturerId: string;
  readonly model: string;
  /** '7.85.4555.0'. */
  readonly firmwareVersion: string;
  /** TPMT_PUBLIC of the EK. */
  readonly ekPublic: Uint8Array;
  readonly manufacturedAt: SimTime;
  /** Which of the maker's authorities signs; the trusted one if absent. */
  readonly issuer?: IssuerKind;
  /** A firmware TPM's certificate can be had at the maker's host; it can if absent. */
  readonly published?: boolean;
}

/**
 * What the AIK service makes of the authority behind a certificate: it trusts the chain; it has a host for it and does
 * not trust it; it has never heard of it.
 */
export type IssuerKind = 'trusted' | 'untrusted' | 'unknown';

export interface IssuedEk {
  /** DER. */
  readonly certificate: Uint8Array;
  /** Where a firmware TPM's certificate can be fetched; null for chips that carry it. */
  readonly url: string | null;
}

/** An authority of a maker that the attestation service has a host for; DER. */
export interface KnownAuthority {
  readonly issuer: Uint8Array;
  /** The roots that the service trusts of this maker. */
  readonly roots: readonly Uint8Array[];
  /** Subject key identifier of the issuer, hex. */
  readonly keyId: string;
}

const ekLife = days(3650);

const named = (id: string, kind: IssuerKind): string => (kind === 'trusted' ? id : `${id} ${kind}`);

export class MakersCa {
  readonly #seed: Uint8Array;
  readonly #authorities = new Map<string, Authority>();
  readonly #known = new Map<string, KnownAuthority>();
  readonly #published = new Map<string, Uint8Array>();

  constructor(random: Random) {
    this.#seed = random.bytes(32);
  }

  /** Certifies an EK. Makers outside the table have an authority too, but one that no service trusts. */
  issueEkCertificate(order: EkOrder): IssuedEk {
    const publicArea = readPublicArea(order.ekPublic);
    const authority = this.#authorityOf(makerId(order.manufacturerId), order.issuer ?? 'trusted');
    const maker = makerOf(order.manufacturerId);
    const certificate = authority.issue({
      subject: { CN: '' },
      spki: spkiOf(publicArea),
      notBefore: order.manufacturedAt,
      notAfter: later(order.manufacturedAt, ekLife),
      profile: {
        ca: false,
        keyUsage: ['keyEncipherment'],
        extendedKeyUsage: [ExtendedKeyUsageOid.tcgKpEkCertificate],
        ...(maker?.ekCertificateUrl ? { caIssuers: `${maker.ekCertificateUrl}issuer.cer` } : {}),
        tpm: {
          manufacturer: `id:${manufacturerHex(order.manufacturerId)}`,
          model: order.model,
          version: `id:${versionHex(order.firmwareVersion)}`,
          specification: { family: '2.0', level: 0, revision: 159 },
        },
      },
    });
    if (!maker?.ekCertificateUrl || publicArea.type !== TPM_ALG.RSA || order.published === false)
      return { certificate, url: null };
    const url = `${maker.ekCertificateUrl}${ekIdentifier(publicArea.unique)}`;
    this.#published.set(url, certificate);
    return { certificate, url };
  }

  /** The certificate that a maker's host gives out at `url`. */
  published(url: string): Uint8Array | undefined {
    return this.#published.get(url);
  }

  /** The authority of a maker in the table that has this key; undefined where the service has no host for it. */
  known(manufacturerId: string, keyId: string): KnownAuthority | undefined {
    const maker = makerOf(manufacturerId);
    if (!maker) return undefined;
    return this.#hostsOf(maker.id).find((authority) => authority.keyId === keyId);
  }

  /** The trusted one, and the other as soon as it has issued. */
  #hostsOf(id: string): readonly KnownAuthority[] {
    const kinds = (['trusted', 'untrusted'] as const).filter(
      (kind) => kind === 'trusted' || this.#authorities.has(named(id, kind)),
    );
    return kinds.map((kind) => {
      const known = this.#known.get(named(id, kind));
      if (known) return known;
      const { chain, root } = this.#authorityOf(id, kind);
      const issuer = chain[0] ?? root;
      const roots = [this.#authorityOf(id, 'trusted').root];
      const made = { issuer, roots, keyId: readCertificate(issuer).subjectKeyId };
      this.#known.set(named(id, kind), made);
      return made;
    });
  }

  /** For the state digest. */
  state(): unknown {
    return {
      issued: new Map([...this.#authorities].map(([id, { issued }]) => [id, issued])),
      published: this.#published,
    };
  }

  #authorityOf(id: string, kind: IssuerKind): Authority {
    const own = named(id, kind);
    const known = this.#authorities.get(own);
    if (known) return known;
    const name = makerOf(id)?.name ?? id;
    const O = `${name} (simulated)`;
    const authority = createAuthority(derived(this.#seed, `maker ${own}`), {
      root: { CN: `${name} TPM EK Root CA (simulated)`, O },
      issuer: { CN: `${name} TPM EK Issuing CA 01 (simulated)`, O },
    });
    this.#authorities.set(own, authority);
    return authority;
  }
}

/** Lower-case hex SHA-256 of an RSA EK's modulus: its name at the maker's host. */
const ekIdentifier = (modulus: Uint8Array): string => createHash('sha256').update(modulus).digest('hex');

/** 'INTC' -> '494E5443', 'IFX' -> '49465800'. */
const manufacturerHex = (manufacturerId: string): string =>
  toHex(Buffer.from(makerId(manufacturerId).padEnd(4, '\0').slice(0, 4), 'latin1')).toUpperCase();

/** Major and minor version, 16 bits each. */
function versionHex(firmwareVersion: string): string {
  const [major = 0, minor = 0] = firmwareVersion.split('.').map(Number);
  return [major, minor]
    .map((part) => (part & 0xffff).toString(16).padStart(4, '0'))
    .join('')
    .toUpperCase();
}
