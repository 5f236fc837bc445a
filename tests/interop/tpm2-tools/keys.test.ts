/** tpm2-tools: keys and what is done with them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withPrograms } from '../testing/interop.ts';
import { startTpmServer, type Shell } from '../testing/tpm-server.ts';

withPrograms('tpm2-tools')('tpm2-tools, keys', () => {
  let tpm: Shell;

  beforeAll(async () => {
    tpm = await startTpmServer();
    tpm.ok('tpm2 startup -c');
    tpm.write('message', 'a message');
    tpm.write('other', 'another message');
  });
  afterAll(() => tpm.close());

  /** Objects and sessions stay loaded: there is no resource manager. */
  const flush = () => tpm.ok('tpm2 flushcontext -t; tpm2 flushcontext -l; tpm2 flushcontext -s; true');

  it('makes EK and AK, makes and activates a credential, RSA and ECC', () => {
    for (const [kind, ek, ak] of [
      ['rsa', 'rsa', 'rsa'],
      ['ecc', 'ecc', 'ecc'],
    ] as const) {
      flush();
      tpm.ok(`tpm2 createek -c ek-${kind}.ctx -G ${ek} -u ek-${kind}.pem -f pem`);
      tpm.ok(
        `tpm2 createak -C ek-${kind}.ctx -c ak-${kind}.ctx -G ${ak} -u ak-${kind}.pub -n ak-${kind}.name`,
      );
      const name = tpm.read(`ak-${kind}.name`).toString('hex');
      tpm.ok('printf %s "the secret" > secret');
      tpm.ok(`tpm2 makecredential -T none -u ek-${kind}.pem -s secret -n ${name} -o credential -G ${ek}`);
      tpm.ok('tpm2 startauthsession --policy-session -S session.ctx');
      tpm.ok('tpm2 policysecret -S session.ctx -c e');
      const activate = `tpm2 activatecredential -c ak-${kind}.ctx -C ek-${kind}.ctx -P session:session.ctx`;
      tpm.ok(`${activate} -i credential -o opened`);
      expect(tpm.read('opened').toString()).toBe('the secret');
      tpm.ok('tpm2 flushcontext session.ctx');
      // Without the policy of the EK nobody opens it; nor does another key's name.
      tpm.fails(`tpm2 activatecredential -c ak-${kind}.ctx -C ek-${kind}.ctx -i credential -o opened`);
      const wrongName = name.replace(/..$/, name.endsWith('00') ? '01' : '00');
      tpm.ok(`tpm2 makecredential -T none -u ek-${kind}.pem -s secret -n ${wrongName} -o wrong -G ${ek}`);
      tpm.ok('tpm2 startauthsession --policy-session -S session.ctx');
      tpm.ok('tpm2 policysecret -S session.ctx -c e');
      tpm.fails(`${activate} -i wrong -o opened`, /0x[0-9A-F]*1DF|integrity/i);
    }
  });

  it('carries a certificate of its EK, that verifies up to the root', async () => {
    expect.hasAssertions();
    const chain = path.join(tpm.folder, 'chain.pem');
    const certified = await startTpmServer(['--ek-certificates', chain]);
    try {
      certified.ok(
        'tpm2 startup -c && tpm2 getekcertificate -o ek.der 2>/dev/null || tpm2 nvread 0x01c00002 -C o -o ek.der',
      );
      certified.ok(
        `openssl x509 -inform der -in ek.der -out ek.pem && openssl verify -ignore_critical -CAfile ${chain} ek.pem`,
      );
      certified.ok('tpm2 createek -c ek.ctx -G rsa -u key.pem -f pem');
      certified.ok('openssl x509 -in ek.pem -noout -pubkey > certified.pem && diff certified.pem key.pem');
    } finally {
      await certified.close();
    }
  });

  it('goes from nothing to a checked quote in the lines of docs/tpm.md', async () => {
    expect.hasAssertions();
    const lines = readFileSync(path.join(import.meta.dirname, '../../../docs/tpm.md'), 'utf8');
    const [, make = '', check = ''] = /```sh\n([\s\S]*?)\n```/.exec(lines)?.[1]?.split('\n') ?? [];
    const fresh = await startTpmServer();
    try {
      fresh.ok(make);
      fresh.ok(check);
      fresh.fails(check.replace('c0ffee', 'decaf0'));
    } finally {
      await fresh.close();
    }
  });

  it('quotes, and checkquote finds what was changed', () => {
    flush();
    tpm.ok('tpm2 createek -c ek.ctx -G rsa -u ek.pub && tpm2 createak -C ek.ctx -c ak.ctx -u ak.pem -f pem');
    tpm.ok('tpm2 quote -c ak.ctx -l sha256:0,7+sha1:16 -q c0ffee -m quote -s signature -o pcrs -g sha256');
    const check = 'tpm2 checkquote -u ak.pem -m quote -s signature -f pcrs -g sha256';
    tpm.ok(`${check} -q c0ffee`);
    tpm.fails(`${check} -q c0ffef`);
    tpm.write(
      'quote',
      tpm.read('quote').map((byte, i) => (i === 60 ? byte ^ 1 : byte)),
    );
    tpm.fails(`${check} -q c0ffee`);
    // A PCR that is extended afterwards gives another quote.
    tpm.ok('tpm2 quote -c ak.ctx -l sha256:16 -m before -s s1 -g sha256');
    tpm.ok(`tpm2 pcrextend 16:sha256=${'ab'.repeat(32)}`);
    tpm.ok('tpm2 quote -c ak.ctx -l sha256:16 -m after -s s2 -g sha256');
    const digestOf = (file: string) => tpm.value(tpm.ok(`tpm2 print -t TPMS_ATTEST ${file}`), 'pcrDigest');
    expect(digestOf('after')).not.toBe(digestOf('before'));
    tpm.ok('tpm2 pcrreset 16');
  });

  it('quotes with an ECC key too', () => {
    expect.hasAssertions();
    flush();
    tpm.ok('tpm2 createek -c ek.ctx -G ecc -u ek.pub');
    tpm.ok('tpm2 createak -C ek.ctx -c ak.ctx -G ecc -g sha256 -s ecdsa -u ak.pem -f pem');
    tpm.ok('tpm2 quote -c ak.ctx -l sha256:all -q 01 -m quote -s signature -o pcrs -g sha256');
    tpm.ok('tpm2 checkquote -u ak.pem -m quote -s signature -f pcrs -g sha256 -q 01');
  });

  it.each([
    ['rsa2048', 'rsassa', ''],
    ['rsa2048', 'rsapss', ''],
    ['ecc256', 'ecdsa', ''],
    ['ecc384', 'ecdsa', ''],
    ['ecc521', 'ecdsa', ''],
    ['rsa1024', 'rsassa', ''],
  ])('signs with %s and %s, and openssl agrees', (algorithm, scheme) => {
    expect.hasAssertions();
    flush();
    tpm.ok(`tpm2 createprimary -C o -G ecc -c primary.ctx`);
    tpm.ok(
      `tpm2 create -C primary.ctx -G ${algorithm} -u key.pub -r key.priv -a "sign|fixedtpm|fixedparent|sensitivedataorigin|userwithauth"`,
    );
    tpm.ok(
      'tpm2 load -C primary.ctx -u key.pub -r key.priv -c key.ctx && tpm2 readpublic -c key.ctx -f pem -o key.pem',
    );
    tpm.ok(`tpm2 sign -c key.ctx -g sha256 -s ${scheme} -o signature message`);
    tpm.ok(`tpm2 verifysignature -c key.ctx -g sha256 -m message -s signature`);
    tpm.fails('tpm2 verifysignature -c key.ctx -g sha256 -m other -s signature', /2DB|signature/i);
    tpm.ok(`tpm2 sign -c key.ctx -g sha256 -s ${scheme} -f plain -o plain message`);
    const pss = scheme === 'rsapss' ? '-sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:-2' : '';
    tpm.ok(`openssl dgst -sha256 -verify key.pem -signature plain ${pss} message`);
  });

  it('encrypts and decrypts, RSA and AES', () => {
    flush();
    tpm.ok('tpm2 createprimary -C o -G ecc -c primary.ctx');
    tpm.ok(
      'tpm2 create -C primary.ctx -G rsa2048 -u rsa.pub -r rsa.priv -a "decrypt|sign|fixedtpm|fixedparent|sensitivedataorigin|userwithauth" -c rsa.ctx',
    );
    for (const scheme of ['rsaes', 'oaep']) {
      tpm.ok(`tpm2 rsaencrypt -c rsa.ctx -s ${scheme} -o cipher message`);
      expect(tpm.ok(`tpm2 rsadecrypt -c rsa.ctx -s ${scheme} cipher`)).toBe('a message');
    }
    // openssl encrypts to the TPM.
    tpm.ok('tpm2 readpublic -c rsa.ctx -f pem -o rsa.pem');
    tpm.ok('openssl pkeyutl -encrypt -pubin -inkey rsa.pem -in message -out cipher');
    expect(tpm.ok('tpm2 rsadecrypt -c rsa.ctx -s rsaes cipher')).toBe('a message');
    flush();
    for (const mode of ['cfb', 'cbc', 'ctr', 'ofb']) {
      tpm.ok(`tpm2 create -C primary.ctx -G aes128${mode} -u aes.pub -r aes.priv -c aes.ctx`);
      tpm.write('plain', 'sixteen bytes ab'.repeat(70));
      tpm.ok('head -c 16 /dev/zero > iv; tpm2 encryptdecrypt -c aes.ctx -t iv -o cipher plain');
      tpm.ok('tpm2 encryptdecrypt -d -c aes.ctx -t iv -o again cipher');
      expect(tpm.read('again').equals(tpm.read('plain'))).toBe(true);
      expect(tpm.read('cipher').equals(tpm.read('plain'))).toBe(false);
      tpm.ok('tpm2 flushcontext -t');
    }
  });

  it('agrees on ECDH secrets', () => {
    flush();
    tpm.ok('tpm2 createprimary -C o -G ecc -c primary.ctx');
    tpm.ok('tpm2 create -C primary.ctx -G ecc256:ecdh -u ecdh.pub -r ecdh.priv -c ecdh.ctx');
    tpm.ok('tpm2 ecdhkeygen -c ecdh.ctx -u point -o shared');
    tpm.ok('tpm2 ecdhzgen -c ecdh.ctx -u point -o z');
    expect(tpm.read('z').equals(tpm.read('shared'))).toBe(true);
  });

  it('certifies keys and their creation', () => {
    expect.hasAssertions();
    flush();
    tpm.ok('tpm2 createprimary -C e -G ecc -c primary.ctx --creation-data creation -d digest -t ticket');
    tpm.ok(
      'tpm2 create -C primary.ctx -G rsa2048:rsassa-sha256:null -u sign.pub -r sign.priv -c sign.ctx -a "sign|restricted|fixedtpm|fixedparent|sensitivedataorigin|userwithauth"',
    );
    tpm.ok('tpm2 readpublic -c sign.ctx -f pem -o sign.pem');
    tpm.ok('tpm2 certify -c primary.ctx -C sign.ctx -g sha256 -o attest -s signature -f plain');
    tpm.ok('openssl dgst -sha256 -verify sign.pem -signature signature attest');
    tpm.ok(
      'tpm2 certifycreation -C sign.ctx -c primary.ctx -d digest -t ticket -g sha256 --attestation attest -o signature -f plain',
    );
    tpm.ok('openssl dgst -sha256 -verify sign.pem -signature signature attest');
    tpm.write(
      'digest',
      tpm.read('digest').map((byte, i) => (i < 2 ? byte : byte ^ 1)),
    );
    tpm.fails(
      'tpm2 certifycreation -C sign.ctx -c primary.ctx -d digest -t ticket -g sha256 --attestation attest -o signature',
      /ticket/i,
    );
    tpm.ok('tpm2 gettime sign.ctx -g sha256 --attestation attest -o signature -f plain -q 0102');
    tpm.ok('openssl dgst -sha256 -verify sign.pem -signature signature attest');
  });

  it('duplicates to another parent, and imports', () => {
    expect.hasAssertions();
    flush();
    tpm.ok('tpm2 createprimary -C o -G ecc -c parent.ctx && tpm2 createprimary -C o -G rsa -c target.ctx');
    tpm.ok(
      'tpm2 startauthsession -S trial.ctx && tpm2 policycommandcode -S trial.ctx -L dup.policy TPM2_CC_Duplicate && tpm2 flushcontext trial.ctx',
    );
    tpm.ok(
      'tpm2 create -C parent.ctx -G ecc256 -L dup.policy -p movable -a "sensitivedataorigin|userwithauth|sign" -u key.pub -r key.priv -c key.ctx',
    );
    tpm.fails('tpm2 duplicate -C target.ctx -c key.ctx -G null -p movable -r dup -s seed');
    tpm.ok(
      'tpm2 startauthsession --policy-session -S session.ctx && tpm2 policycommandcode -S session.ctx TPM2_CC_Duplicate',
    );
    tpm.ok('tpm2 duplicate -C target.ctx -c key.ctx -G null -p session:session.ctx -r dup -s seed');
    tpm.ok('tpm2 flushcontext session.ctx');
    tpm.ok('tpm2 import -C target.ctx -u key.pub -i dup -r moved.priv -s seed -L dup.policy');
    tpm.ok('tpm2 load -C target.ctx -u key.pub -r moved.priv -c moved.ctx');
    tpm.ok('tpm2 sign -c key.ctx -p movable -g sha256 -o signature message');
    tpm.ok('tpm2 verifysignature -c moved.ctx -g sha256 -m message -s signature');
    // Keys of openssl.
    for (const [kind, make] of [
      ['rsa', 'openssl genrsa -out foreign.pem 2048'],
      ['ecc', 'openssl ecparam -name prime256v1 -genkey -noout -out foreign.pem'],
    ] as const) {
      tpm.ok(`${make} && tpm2 import -C parent.ctx -G ${kind} -i foreign.pem -u foreign.pub -r foreign.priv`);
      tpm.ok('tpm2 flushcontext -t');
      tpm.ok('tpm2 load -C parent.ctx -u foreign.pub -r foreign.priv -c foreign.ctx');
      tpm.ok('tpm2 sign -c foreign.ctx -g sha256 -f plain -o signature message');
      tpm.ok(
        'openssl pkey -in foreign.pem -pubout -out foreign.pub.pem && openssl dgst -sha256 -verify foreign.pub.pem -signature signature message',
      );
    }
    tpm.ok(
      'head -c 32 /dev/urandom > aes.key && tpm2 import -C parent.ctx -G aes -i aes.key -u aes.pub -r aes.priv',
    );
    tpm.ok('tpm2 load -C parent.ctx -u aes.pub -r aes.priv -c aes.ctx');
  });

  it('keeps keys, saves and loads contexts, changes authorizations', () => {
    flush();
    tpm.ok('tpm2 createprimary -C o -G ecc -c primary.ctx');
    tpm.ok('tpm2 evictcontrol -C o -c primary.ctx 0x81000010');
    expect(tpm.ok('tpm2 getcap handles-persistent')).toContain('0x81000010');
    tpm.fails('tpm2 evictcontrol -C o -c primary.ctx 0x81000010', /14C|defined/i);
    tpm.ok('tpm2 create -C 0x81000010 -G rsa2048 -p old -u key.pub -r key.priv');
    tpm.ok('tpm2 load -C 0x81000010 -u key.pub -r key.priv -c key.ctx && tpm2 flushcontext -t');
    tpm.ok('tpm2 sign -c key.ctx -p old -g sha256 -o signature message');
    tpm.fails('tpm2 sign -c key.ctx -p wrong -g sha256 -o signature message', /98E|auth/i);
    tpm.ok('tpm2 changeauth -C 0x81000010 -c key.ctx -p old -r new.priv new');
    tpm.ok('tpm2 load -C 0x81000010 -u key.pub -r new.priv -c new.ctx');
    tpm.ok('tpm2 sign -c new.ctx -p new -g sha256 -o signature message');
    tpm.fails('tpm2 sign -c new.ctx -p old -g sha256 -o signature message');
    // A damaged context is refused.
    tpm.write(
      'bad.ctx',
      tpm.read('key.ctx').map((byte, i, all) => (i === all.length >> 1 ? byte ^ 1 : byte)),
    );
    tpm.fails('tpm2 readpublic -c bad.ctx');
    tpm.ok('tpm2 evictcontrol -C o -c 0x81000010');
    expect(tpm.ok('tpm2 getcap handles-persistent')).not.toContain('0x81000010');
    tpm.ok('tpm2 dictionarylockout -c');
  });
});
