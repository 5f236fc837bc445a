/** A TPM for tests, in software and without commands: what its EK and AIK do, by the same structures. */
import { quotedPcrs } from '../../protocols/attestation/quoted-pcrs.ts';
import {
  constants,
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  privateDecrypt,
  sign,
} from 'node:crypto';
import {
  encodeEventLog,
  measure,
  replayEventLog,
  type MeasuredEvent,
} from '../../protocols/attestation/event-log.codec.ts';
import { EventType } from '../../protocols/attestation/event-types.ts';
import type { Signer } from '../../protocols/pki/signer.ts';
import { concat, NO_BYTES } from '../../protocols/bytes/bytes.ts';
import { decode, encode, sizedBytes } from '../../protocols/tpm2/codec.ts';
import { TPM_ALG, TPM_ST } from '../../protocols/tpm2/constants.ts';
import { storageKey } from '../../protocols/tpm2/credential.ts';
import { objectName } from '../../protocols/tpm2/names.ts';
import { oaepDecode, oaepLabel } from '../../protocols/tpm2/oaep.ts';
import { tpmsAttest } from '../../protocols/tpm2/structures/attest.ts';
import { tpmtPublic, type RsaPublic } from '../../protocols/tpm2/structures/public-area.ts';
import { tpmtSignature } from '../../protocols/tpm2/structures/signature.ts';
import { symmetricCipher } from '../../protocols/tpm2/symmetric.ts';
import { AIK_RSA_2048_TEMPLATE, EK_RSA_2048_TEMPLATE } from '../../protocols/tpm2/templates.ts';

interface RsaKey {
  readonly pem: string;
  readonly modulus: Uint8Array;
  readonly spki: Uint8Array;
}

export function makeRsaKey(): RsaKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { n = '' } = publicKey.export({ format: 'jwk' });
  return {
    pem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    modulus: new Uint8Array(Buffer.from(n, 'base64url')),
    spki: new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })),
  };
}

export const rsaSigner = (key: RsaKey): Signer => ({
  algorithm: 'rsa-pkcs1-sha256',
  spki: key.spki,
  sign: (message) => new Uint8Array(sign('sha256', message, createPrivateKey(key.pem))),
});

const bootEvents: readonly MeasuredEvent[] = [0, 1, 2, 3, 4, 5, 6, 7].map((pcr) =>
  measure(pcr, EventType.EV_SEPARATOR, new Uint8Array(4)),
);

export interface FakeTpm {
  readonly ekPublic: Uint8Array;
  readonly aikPublic: Uint8Array;
  readonly eventLog: Uint8Array;
  activateCredential(credentialBlob: Uint8Array, encryptedSecret: Uint8Array): Uint8Array;
  quote(
    nonce: Uint8Array,
    pcrs?: readonly number[],
  ): { readonly quote: Uint8Array; readonly signature: Uint8Array };
}

export function makeTpm(aikChange: Partial<RsaPublic> = {}): FakeTpm {
  const ekKey = makeRsaKey();
  const aikKey = makeRsaKey();
  const ek: RsaPublic = { ...EK_RSA_2048_TEMPLATE, unique: ekKey.modulus };
  const aik: RsaPublic = { ...AIK_RSA_2048_TEMPLATE, unique: aikKey.modulus, ...aikChange };
  const digest = sizedBytes(64);
  return {
    ekPublic: encode(tpmtPublic, ek),
    aikPublic: encode(tpmtPublic, aik),
    eventLog: encodeEventLog(bootEvents),
    activateCredential(credentialBlob, encryptedSecret) {
      const key = { key: ekKey.pem, padding: constants.RSA_NO_PADDING };
      const padded = new Uint8Array(privateDecrypt(key, encryptedSecret));
      const seed = oaepDecode(TPM_ALG.SHA256, oaepLabel('IDENTITY'), padded) ?? NO_BYTES;
      const keys = {
        nameAlg: TPM_ALG.SHA256,
        symmetric: ek.parameters.symmetric,
        seed,
        objectName: objectName(aik),
      };
      // TPM2B integrity (2 + 32 bytes), then the encrypted TPM2B with the secret.
      const identity = credentialBlob.slice(34);
      const plain = symmetricCipher(
        keys.symmetric,
        storageKey(keys),
        new Uint8Array(16),
        identity,
        'decrypt',
      );
      return decode(digest, plain);
    },
    quote(nonce, pcrs = [...quotedPcrs]) {
      const values = replayEventLog(bootEvents);
      const all = concat(...pcrs.map((pcr) => values.get(pcr) ?? new Uint8Array(32)));
      const quote = encode(tpmsAttest, {
        type: TPM_ST.ATTEST_QUOTE,
        qualifiedSigner: NO_BYTES,
        extraData: nonce,
        clockInfo: { clock: 0n, resetCount: 0, restartCount: 0, safe: true },
        firmwareVersion: 0n,
        attested: {
          pcrSelect: [{ hash: TPM_ALG.SHA256, pcrs }],
          pcrDigest: new Uint8Array(createHash('sha256').update(all).digest()),
        },
      });
      const sig = rsaSigner(aikKey).sign(quote);
      return {
        quote,
        signature: encode(tpmtSignature, { sigAlg: TPM_ALG.RSASSA, hash: TPM_ALG.SHA256, sig }),
      };
    },
  };
}
