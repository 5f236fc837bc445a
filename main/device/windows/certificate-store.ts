/** Windows' certificate stores. A private key stays in the TPM: the store knows the name of its container. */
import { createHash } from 'node:crypto';
import { Signal } from '../../world/signal.ts';

export type StoreLocation = 'LocalMachine' | 'CurrentUser';
export type StoreName = 'My' | 'Root' | 'CA' | 'AAD Token Issuer';

export interface StoredCertificate {
  readonly location: StoreLocation;
  readonly store: StoreName;
  /** X.509 DER, base64. */
  readonly der: string;
  /** SHA-1 of the DER, upper-case hex. */
  readonly thumbprint: string;
  /** Container of the private key in the platform crypto provider (`join/tpm-key.ts`), or null. */
  readonly keyContainer: string | null;
  /** What the certificate is for, for the report: 'Entra device', 'MDM', the SCEP profile's name. */
  readonly purpose: string;
}

/** SHA-1 of a certificate, upper-case hex, as Windows shows it. */
export const thumbprintOf = (der: Uint8Array): string =>
  createHash('sha1').update(der).digest('hex').toUpperCase();

export class CertificateStore {
  readonly changes = new Signal<StoredCertificate>();
  readonly #certificates: StoredCertificate[];

  constructor(certificates: readonly StoredCertificate[] = []) {
    this.#certificates = [...certificates];
  }

  /** Adds a certificate; the same one in the same store is replaced. */
  add(
    location: StoreLocation,
    store: StoreName,
    der: Uint8Array,
    facts: { readonly purpose: string; readonly keyContainer?: string },
  ): StoredCertificate {
    const certificate: StoredCertificate = {
      location,
      store,
      der: Buffer.from(der).toString('base64'),
      thumbprint: thumbprintOf(der),
      keyContainer: facts.keyContainer ?? null,
      purpose: facts.purpose,
    };
    this.#drop((held) => held.store === store && held.location === location && held.der === certificate.der);
    this.#certificates.push(certificate);
    this.changes.emit(certificate);
    return certificate;
  }

  /** The certificates of one store, oldest first. */
  list(location: StoreLocation, store: StoreName): readonly StoredCertificate[] {
    return this.#certificates.filter((held) => held.location === location && held.store === store);
  }

  /** By thumbprint, in whatever store. */
  find(thumbprint: string): StoredCertificate | undefined {
    return this.#certificates.find((held) => held.thumbprint === thumbprint.toUpperCase());
  }

  /** Removes every copy of a certificate; true if there was one. */
  remove(thumbprint: string): boolean {
    return this.#drop((held) => held.thumbprint === thumbprint.toUpperCase());
  }

  state(): readonly StoredCertificate[] {
    return [...this.#certificates];
  }

  #drop(matches: (held: StoredCertificate) => boolean): boolean {
    const dropped = this.#certificates.filter(matches);
    if (dropped.length === 0) return false;
    const left = this.#certificates.filter((held) => !matches(held));
    this.#certificates.splice(0, this.#certificates.length, ...left);
    for (const certificate of dropped) this.changes.emit(certificate);
    return true;
  }
}

/** The DER bytes of a stored certificate. */
export const derOf = (certificate: StoredCertificate): Uint8Array =>
  new Uint8Array(Buffer.from(certificate.der, 'base64'));
