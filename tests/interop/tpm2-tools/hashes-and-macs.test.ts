/** tpm2-tools: hashes, HMACs and CMACs. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NO_BYTES, toHex } from '../../../main/protocols/bytes/bytes.ts';
import { decodeResponse, encodeCommand, passwordAuthorization } from '../../../main/protocols/tpm2/client.ts';
import { hmacCommand } from '../../../main/protocols/tpm2/commands.ts';
import { TPM_ALG } from '../../../main/protocols/tpm2/constants.ts';
import { withPrograms } from '../testing/interop.ts';
import { startTpmServer, type Shell } from '../testing/tpm-server.ts';

withPrograms('tpm2-tools')('tpm2-tools, hashes and MACs', () => {
  let tpm: Shell;

  beforeAll(async () => {
    tpm = await startTpmServer();
    tpm.ok('tpm2 startup -c');
    tpm.write('message', 'a message');
  });
  afterAll(() => tpm.close());

  it('takes HMACs and hashes, in one go and in sequences', () => {
    tpm.ok('tpm2 flushcontext -t');
    tpm.ok('tpm2 createprimary -C o -G ecc -c primary.ctx');
    tpm.ok('tpm2 create -C primary.ctx -G hmac -u hmac.pub -r hmac.priv -c hmac.ctx');
    tpm.ok('tpm2 hmac -c hmac.ctx -o short message');
    expect(tpm.read('short')).toHaveLength(32);
    // Beyond 1024 bytes the tool makes a sequence of it.
    tpm.write('long', 'x'.repeat(5000));
    expect(tpm.ok('tpm2 hmac -c hmac.ctx --hex long')).not.toBe(
      tpm.ok('tpm2 hmac -c hmac.ctx --hex message'),
    );
    tpm.ok('tpm2 hash -C o -g sha256 -o digest -t ticket long && sha256sum long | cut -c1-64 > expected');
    expect(tpm.read('digest').toString('hex')).toBe(tpm.read('expected').toString().trim());
    expect(tpm.ok('tpm2 hash -g sha384 --hex message').trim()).toBe(
      tpm.ok('sha384sum message | cut -c1-96').trim(),
    );
    // A known key against openssl.
    tpm.ok('printf key > raw && tpm2 loadexternal -G hmac -r raw -a "sign|userwithauth" -c known.ctx');
    expect(tpm.ok('tpm2 hmac -c known.ctx --hex message').trim()).toBe(
      tpm.ok('openssl dgst -sha256 -hmac key message | sed "s/.*= //"').trim(),
    );
  });

  it('takes a CMAC, that the tools can only pass on, of a key that they load', () => {
    tpm.ok('tpm2 flushcontext -t');
    tpm.ok('printf "sixteen byte key" > raw');
    tpm.ok('tpm2 loadexternal -G aes -r raw -a "sign|userwithauth" -c cipher.ctx');
    const input = { handle: 0x80000000, buffer: tpm.read('message'), hashAlg: TPM_ALG.CMAC };
    tpm.write('command', encodeCommand(hmacCommand, input, [passwordAuthorization()]));
    tpm.ok('tpm2 send -o response < command');
    const { result } = decodeResponse(hmacCommand, tpm.read('response'));
    expect(toHex(result?.outHMAC ?? NO_BYTES)).toBe(
      tpm
        .ok('openssl mac -cipher AES-128-CBC -macopt key:"sixteen byte key" -in message CMAC')
        .trim()
        .toLowerCase(),
    );
    expect(tpm.ok('tpm2 getcap algorithms')).toMatch(/^cmac:/m);
  });
});
