import { NO_BYTES } from '../../protocols/bytes/bytes.ts';
import { ByteReader } from '../../protocols/tpm2/byte-reader.ts';
import type { ValueOf } from '../../protocols/tpm2/codec.ts';
import { TPM_ALG, TPM_RC } from '../../protocols/tpm2/constants.ts';
import { kdfa } from '../../protocols/tpm2/kdf.ts';
import { tpmsDerive, type RsaPublic, type TpmtPublic } from '../../protocols/tpm2/structures/public-area.ts';
import { fail } from '../fail.ts';
import { keyFromBytes } from './key-generation.ts';
import type { GeneratedKey } from '../state/machine.ts';
import type { TpmObject } from '../state/object.ts';

/** Derived objects (Part 1, 28): the same parent, label and context give the same key. */
export type Derive = ValueOf<typeof tpmsDerive>;

/** The bits that one derivation can give; they are part of what is hashed, as in the reference. */
const MAX_DERIVATION_BITS = 8192;

/** Label and context: those of the template, and where it has none those that came as sensitive data. */
export function labelAndContext(template: Derive, data: Uint8Array): Derive {
  if (data.length === 0) return template;
  const given = tpmsDerive.read(new ByteReader(data));
  return {
    label: template.label.length > 0 ? template.label : given.label,
    context: template.context.length > 0 ? template.context : given.context,
  };
}

/** The key that a derivation parent gives for a label and a context. RSA keys are not derived. */
export function deriveKey(
  parent: TpmObject,
  template: Exclude<TpmtPublic, RsaPublic>,
  { label, context }: Derive,
): GeneratedKey {
  if (parent.public.type !== TPM_ALG.KEYEDHASH || parent.sensitive === null) return fail(TPM_RC.TYPE);
  const { hashAlg } = parent.public.parameters.scheme;
  const text = Buffer.from(withoutFinalZero(label)).toString('latin1');
  const stream = kdfa(hashAlg, parent.sensitive.sensitive, text, context, NO_BYTES, MAX_DERIVATION_BITS);
  let used = 0;
  const source = (size: number): Uint8Array => {
    used += size;
    return stream.slice(used - size, used);
  };
  return keyFromBytes(source, template, NO_BYTES);
}

/** KDFa ends a label with a zero byte, but for one that has it already. */
function withoutFinalZero(label: Uint8Array): Uint8Array {
  return label[label.length - 1] === 0 ? label.slice(0, -1) : label;
}
