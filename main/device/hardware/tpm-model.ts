/**
 * The TPM of a hardware model: whose chip it is, which endorsement keys its maker certified and where their
 * certificates are, and what its firmware does wrong (facts/attestation#chips).
 */
import * as v from 'valibot';

/** Endorsement keys by the templates of the EK Credential Profile, annex B. */
const ekAlgorithms = ['RSA-2048', 'RSA-3072', 'ECC-256', 'ECC-384'] as const;
export type EkAlgorithm = (typeof ekAlgorithms)[number];

/**
 * Where the certificate of an EK is: in NV memory; to be fetched from the maker; not with the maker, though it should
 * be; issued and lost out of the NV memory; never issued.
 */
const certificatePlaces = ['nv', 'maker-url', 'unpublished', 'lost', 'none'] as const;

/**
 * Who signed it: an authority of the maker that the AIK service trusts; one whose chain it does not trust; one that it
 * has never heard of, as of old firmware.
 */
const issuers = ['trusted', 'untrusted', 'unknown'] as const;

const certificatePlace = v.picklist(certificatePlaces);

const endorsementKeySchema = v.strictObject({
  algorithm: v.picklist(ekAlgorithms),
  certificate: certificatePlace,
  issuer: v.exactOptional(v.picklist(issuers)),
});
export interface EndorsementKey extends v.InferOutput<typeof endorsementKeySchema> {
  readonly issuer: (typeof issuers)[number];
}

const fieldsSchema = v.strictObject({
  /** TPM_PT_MANUFACTURER: up to four ASCII characters, without the blanks that pad it. */
  manufacturerId: v.pipe(v.string(), v.regex(/^[A-Z0-9]{2,4}$/, 'must be 2 to 4 of A-Z 0-9')),
  kind: v.picklist(['discrete', 'firmware', 'pluton', 'virtual']),
  vendorString: v.pipe(v.string(), v.maxLength(16)),
  model: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  firmwareVersion: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+\.\d+$/, 'must look like 7.2.3.1')),
  /** Shorter for one RSA-2048 EK of a trusted issuer: where its certificate is. */
  ekCertificate: v.exactOptional(certificatePlace),
  /** All EKs that the maker certified; goes before `ekCertificate`. */
  endorsementKeys: v.exactOptional(v.pipe(v.array(endorsementKeySchema), v.maxLength(ekAlgorithms.length))),
  /** The firmware is on Windows' list of vulnerable ones, beside those that the list names itself. */
  vulnerableFirmware: v.optional(v.boolean(), false),
  /** Commands of attestation that the firmware never answers. */
  stalls: v.optional(v.pipe(v.array(v.picklist(['ActivateCredential', 'Quote'])), v.maxLength(2)), []),
  /** After a reset of Windows the chip is of use again at once, or after a restart of the PC. */
  afterReset: v.optional(v.picklist(['ready', 'needs-restart']), 'ready'),
});

type Fields = v.InferOutput<typeof fieldsSchema>;

/** Firmware that is known to hang during attestation: Infineon's 15.22 (SLB 9672). */
const hangs = ({ manufacturerId, firmwareVersion }: Fields): boolean =>
  manufacturerId === 'IFX' && firmwareVersion.startsWith('15.22.');

/**
 * AMD's firmware of before the mended one: its EKs are certified by an authority that the AIK service does not know. No
 * source tells from which version on it is mended (facts/attestation#chips).
 */
function isOldAmd({ manufacturerId, firmwareVersion }: Fields): boolean {
  const [major = 0, minor = 0] = firmwareVersion.split('.').map(Number);
  return manufacturerId === 'AMD' && (major < 3 || (major === 3 && minor < 58));
}

/** As it stands in a model's file; it comes out with `endorsementKeys` alone, and with what its firmware is known for. */
export const tpmModelSchema = v.pipe(
  fieldsSchema,
  v.transform((fields) => {
    const { ekCertificate = 'none', endorsementKeys, ...make } = fields;
    const usualIssuer = isOldAmd(fields) ? 'unknown' : 'trusted';
    const keys = endorsementKeys ?? [{ algorithm: 'RSA-2048' as const, certificate: ekCertificate }];
    return {
      ...make,
      stalls: hangs(fields) ? ['ActivateCredential' as const] : make.stalls,
      endorsementKeys: keys.map((key): EndorsementKey => ({ issuer: usualIssuer, ...key })),
    };
  }),
);

export type TpmMake = v.InferOutput<typeof tpmModelSchema>;
