/** Every hash with every algorithm of `tpm2 createprimary`, to `reseal tpm` and to swtpm: what each of them takes. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withPrograms } from '../testing/interop.ts';
import { startSwtpmServer, type SwtpmServer } from '../testing/swtpm-server.ts';
import { startTpmServer, type Shell } from '../testing/tpm-server.ts';

const ciphers = ['aes', ...[128, 192, 256].flatMap((bits) => modesOf(`aes${bits}`))];
function modesOf(cipher: string): string[] {
  return [cipher, ...['cfb', 'ctr', 'ofb', 'cbc', 'ecb'].map((mode) => cipher + mode)];
}
const storage = [
  ...ciphers.map((cipher) => `ecc:${cipher}`),
  'rsa1024',
  'rsa1024:aes',
  'rsa1024:aes128ctr',
  'rsa1024:aes192',
  'rsa1024:aes256ecb',
];
const others = (
  'rsa rsa2048:aes128cfb rsa:null rsa:rsassa rsa4096 ' +
  'ecc224 ecc256 ecc384 ecc521 ecc256:aes256cfb ecc384:aes256cfb ' +
  'ecc:ecdsa ecc:ecdh ecc:ecdaa4 ecc:ecschnorr ecc:null ecc_sm2 ' +
  'keyedhash hmac hmac:sha1 hmac:sha512 xor xor:sha256 xor:sha384 ' +
  'camellia camellia128 camellia256cfb sm4 symcipher'
).split(' ');
const algorithms = [...ciphers, ...storage, ...others];

/** What `reseal tpm` leaves out (docs/tpm.md). */
const leftOut = /camellia|ecc224|ecc_sm2/;

withPrograms('tpm2-tools', 'swtpm')('tpm2 createprimary on ours and swtpm', () => {
  let tpm: Shell;
  let swtpm: SwtpmServer;

  beforeAll(async () => {
    tpm = await startTpmServer();
    swtpm = await startSwtpmServer();
    tpm.ok('tpm2 startup -c');
    tpm.write(
      'matrix.sh',
      `hash=$1; shift
for algorithm; do
  tpm2 createprimary -Q -g $hash -G $algorithm -c key.ctx > said 2>&1 && code=0 || code=$(grep -oE '0x[0-9A-Fa-f]+' said | head -1)
  echo "$algorithm $code"
  test "$code" != 0 || tpm2 flushcontext -t
done`,
    );
  });
  afterAll(async () => {
    await tpm.close();
    await swtpm.close();
  });

  it.each([
    ...['sha1', 'sha256', 'sha384', 'sha512'].map((hash) => [hash, algorithms, 40] as const),
    // Neither of them has it.
    ['sm3_256', ['ecc', 'aes', 'rsa1024', 'xor'], 0],
  ] as const)('with -g %s', (hash, asked, least) => {
    const matrix = `bash matrix.sh ${hash} ${asked.join(' ')}`;
    const ours = tpm.ok(matrix).trim().split('\n');
    const theirs = tpm.ok(`TPM2TOOLS_TCTI=${swtpm.tcti} ${matrix}`).trim().split('\n');
    expect(ours.length).toBe(asked.length);
    const compared = (line: string): boolean => !leftOut.test(line);
    expect(ours.filter(compared)).toEqual(theirs.filter(compared));
    const taken = ours.filter((line) => line.endsWith(' 0')).length;
    expect(taken).toBeGreaterThanOrEqual(least);
  });
});
