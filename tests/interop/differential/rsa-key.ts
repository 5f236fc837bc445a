/** The RSA key of the recorded transcript, made for it only, as a key that signs and decrypts. */
import { ByteReader } from '../../../main/protocols/tpm2/byte-reader.ts';
import { fromHex } from '../../../main/protocols/bytes/bytes.ts';
import { loadExternal } from '../../../main/protocols/tpm2/commands.ts';
import { TPM_RH, TPMA_OBJECT } from '../../../main/protocols/tpm2/constants.ts';
import transcript from '../../../main/tpm/testing/transcript.json' with { type: 'json' };

const recorded = transcript.entries.find(({ name }) => name === 'LoadExternal RSA sign key');
if (recorded === undefined) throw new Error('the transcript has no RSA key');
const reader = new ByteReader(fromHex(recorded.command).slice(10));
const inPrivate = loadExternal.parameters.inPrivate.read(reader);
const inPublic = loadExternal.parameters.inPublic.read(reader);

/** What LoadExternal is given. */
export const rsaKey = {
  inPrivate,
  inPublic: {
    ...inPublic,
    objectAttributes: TPMA_OBJECT.userWithAuth | TPMA_OBJECT.sign | TPMA_OBJECT.decrypt,
  },
  hierarchy: TPM_RH.NULL,
};
