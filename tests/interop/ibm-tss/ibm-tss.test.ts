/**
 * The IBM TSS command-line tools (Debian's tss2), whose library checks every response HMAC. Release 1045 knows three
 * PCR banks at most: what answers with a digest for each bank cannot be asked of a TPM with four.
 */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { withPrograms } from '../testing/interop.ts';
import { startTpmServer, type Shell } from '../testing/tpm-server.ts';

withPrograms('tss2')('IBM TSS', () => {
  let tpm: Shell;
  const used = new Set<string>();

  beforeAll(async () => {
    tpm = await startTpmServer();
    tpm.write('message', 'a message');
  });
  afterAll(async () => {
    console.log(`${used.size} different programs of IBM TSS: ${[...used].toSorted().join(' ')}`);
    await tpm.close();
  });

  afterEach(() => tidy());

  const count = (line: string) => {
    for (const [program] of line.matchAll(/\btss[a-z0-9]+/g)) used.add(program);
  };
  const ok = (line: string) => {
    const said = tpm.ok(line);
    count(line);
    return said;
  };
  const fails = (line: string, saying: RegExp) => {
    tpm.fails(line, saying);
    count(line);
  };
  /** Unloads what was loaded and ends what was begun. */
  const tidy = () => {
    for (const handle of [0, 1, 2, 3, 4, 5]) tpm.ok(`tssflushcontext -ha 8000000${handle} || true`);
    for (const handle of ['02000000', '03000000', '02000001', '03000001'])
      tpm.ok(`tssflushcontext -ha ${handle} || true`);
  };

  it('starts, tests and asks', () => {
    ok('tsspowerup && tssstartup -c && tsspcrallocate -sha1 -sha256 && tssshutdown -c');
    ok('tsspowerup && tssstartup -c');
    ok('tssgetrandom -by 16 && tssstirrandom -if message && tssreadclock');
    expect(ok('tssgetcapability -cap 6')).toContain('TPM_PT');
    for (const capability of [0, 1, 2, 7]) ok(`tssgetcapability -cap ${capability}`);
    ok('tssshutdown -c && tsspowerup && tssstartup -c');
  });

  it('extends and reads PCRs', () => {
    ok('tsspcrreset -ha 16 && tsspcrextend -ha 16 -halg sha256 -ic abc');
    ok('tsspcrread -ha 16 -halg sha256 -of pcr');
    ok('tsspcrextend -ha 16 -halg sha256 -ic def && tsspcrread -ha 16 -halg sha256 -of after');
    expect(tpm.read('after').equals(tpm.read('pcr'))).toBe(false);
    fails('tsspcrreset -ha 0', /LOCALITY/);
  });

  it('creates, loads, signs and verifies, in HMAC sessions too', () => {
    expect.hasAssertions();
    ok('tsscreateprimary -hi o -pwdk sto -ecc nistp256');
    ok('tsscreate -hp 80000000 -pwdp sto -si -kt f -kt p -opr key.priv -opu key.pub -pwdk key');
    ok('tssload -hp 80000000 -pwdp sto -ipr key.priv -ipu key.pub');
    ok('tsssign -hk 80000001 -pwdk key -halg sha256 -if message -os signature');
    ok('tssverifysignature -hk 80000001 -halg sha256 -if message -is signature');
    fails('tsssign -hk 80000001 -pwdk wrong -halg sha256 -if message', /BAD_AUTH/);
    ok('tssstartauthsession -se h');
    ok('tsssign -hk 80000001 -pwdk key -halg sha256 -if message -se0 02000000 1');
    fails('tsssign -hk 80000001 -pwdk wrong -halg sha256 -if message -se0 02000000 1', /BAD_AUTH/);
    ok('tssdictionaryattacklockreset && tssdictionaryattackparameters -nmt 10 -nrt 1 -lr 1');
    ok(
      'tssreadpublic -ho 80000001 && tsscontextsave -ha 80000001 -of key.ctx && tssflushcontext -ha 80000001',
    );
    ok(
      'tsscontextload -if key.ctx && tssobjectchangeauth -hp 80000000 -ho 80000001 -pwdo key -pwdn new -opr new.priv',
    );
    ok('tssevictcontrol -hi o -ho 80000000 -hp 81000005 && tssevictcontrol -hi o -ho 81000005 -hp 81000005');
  });

  it('salts and binds sessions, encrypts parameters with AES and XOR', () => {
    expect.hasAssertions();
    ok('tsscreateprimary -hi e -pwdk sto -rsa && tsscreateprimary -hi o -pwdk sto -ecc nistp256');
    for (const symmetric of ['aes', 'xor'])
      for (const start of [
        `tssstartauthsession -se h -hs 80000000 -sym ${symmetric}`,
        `tssstartauthsession -se h -bi 80000001 -pwdb sto -sym ${symmetric}`,
        `tssstartauthsession -se h -hs 80000000 -bi 80000001 -pwdb sto -sym ${symmetric}`,
      ]) {
        ok(start);
        // Decrypts the command's, encrypts the response's parameter.
        ok(
          'tsscreate -hp 80000001 -pwdp sto -si -ecc nistp256 -kt f -kt p -pwdk k -opr k.priv -opu k.pub -se0 02000000 61',
        );
        ok('tssgetrandom -by 8 -se0 02000000 41');
        ok('tssload -hp 80000001 -pwdp sto -ipr k.priv -ipu k.pub -se0 02000000 21');
        tpm.ok('tssflushcontext -ha 80000002 && tssflushcontext -ha 02000000 || true');
      }
  });

  it('seals under a policy', () => {
    ok('tsscreateprimary -hi o -pwdk sto -ecc nistp256 && tsspcrreset -ha 16');
    ok('tssstartauthsession -se t && tsspolicypcr -ha 03000000 -halg sha256 -bm 10000');
    ok('tsspolicycommandcode -ha 03000000 -cc 15e && tsspolicygetdigest -ha 03000000 -of policy');
    tpm.ok('tssflushcontext -ha 03000000');
    ok(
      'tsscreate -hp 80000000 -pwdp sto -bl -kt f -kt p -if message -pol policy -uwa -opr s.priv -opu s.pub',
    );
    ok('tssload -hp 80000000 -pwdp sto -ipr s.priv -ipu s.pub && tssstartauthsession -se p');
    ok('tsspolicypcr -ha 03000000 -halg sha256 -bm 10000 && tsspolicycommandcode -ha 03000000 -cc 15e');
    ok('tssunseal -ha 80000001 -of opened -se0 03000000 1');
    expect(tpm.read('opened').toString()).toBe('a message');
    ok('tsspolicyrestart -ha 03000000 && tsspcrextend -ha 16 -halg sha256 -ic changed');
    ok('tsspolicypcr -ha 03000000 -halg sha256 -bm 10000 && tsspolicycommandcode -ha 03000000 -cc 15e');
    fails('tssunseal -ha 80000001 -se0 03000000 1', /POLICY_FAIL/);
    ok('tsspolicyrestart -ha 03000000 && tsspolicyauthvalue -ha 03000000 && tsspolicypassword -ha 03000000');
    ok('tsspolicysecret -hs 03000000 -ha 4000000b && tsspolicynvwritten -hs 03000000 -ws y');
  });

  it('uses NV of each type', () => {
    const index = '-ha 01500000';
    ok(`tssnvdefinespace -hi o ${index} -pwdn nv -sz 16`);
    fails(`tssnvread ${index} -pwdn nv`, /NV_UNINITIALIZED/);
    ok(`tssnvwrite ${index} -pwdn nv -ic 0123456789abcdef && tssnvread ${index} -pwdn nv -sz 16 -of nv`);
    expect(tpm.read('nv').toString()).toBe('0123456789abcdef');
    fails(`tssnvread ${index} -pwdn wrong`, /AUTH_FAIL|BAD_AUTH/);
    ok(`tssnvreadpublic ${index} && tssnvundefinespace -hi o ${index}`);
    ok(`tssnvdefinespace -hi o ${index} -pwdn nv -ty c && tssnvincrement ${index} -pwdn nv`);
    ok(`tssnvread ${index} -pwdn nv && tssnvundefinespace -hi o ${index}`);
    ok(`tssnvdefinespace -hi o ${index} -pwdn nv -ty b && tssnvsetbits ${index} -pwdn nv -bit 3`);
    ok(`tssnvundefinespace -hi o ${index}`);
    ok(`tssnvdefinespace -hi o ${index} -pwdn nv -ty e && tssnvextend ${index} -pwdn nv -ic abc`);
    ok(`tssnvundefinespace -hi o ${index}`);
    ok(
      `tssnvdefinespace -hi o ${index} -pwdn nv -sz 4 +at wst +at rst && tssnvwrite ${index} -pwdn nv -ic abcd`,
    );
    ok(`tssnvwritelock ${index} -pwdn nv`);
    fails(`tssnvwrite ${index} -pwdn nv -ic efgh`, /NV_LOCKED/);
    ok(`tssnvreadlock ${index} -pwdn nv && tssnvundefinespace -hi o ${index}`);
  });

  it('hashes and takes HMACs, in one go and in sequences', () => {
    ok('tsshash -hi p -halg sha256 -if message -oh digest');
    expect(tpm.read('digest').toString('hex')).toBe(tpm.ok('sha256sum message | cut -c1-64').trim());
    ok('tsscreateprimary -hi o -pwdk sto -ecc nistp256');
    ok('tsscreate -hp 80000000 -pwdp sto -kh -kt f -kt p -opr h.priv -opu h.pub -pwdk key');
    ok(
      'tssload -hp 80000000 -pwdp sto -ipr h.priv -ipu h.pub && tsshmac -hk 80000001 -pwdk key -if message -os mac',
    );
    ok(
      'tsshmacstart -hk 80000001 -pwdk key -pwda seq && tsssequenceupdate -hs 80000002 -pwds seq -if message',
    );
    ok('tsssequencecomplete -hs 80000002 -pwds seq');
    ok('tsshashsequencestart -halg sha256 -pwda seq && tsssequenceupdate -hs 80000002 -pwds seq -if message');
    ok('tsssequencecomplete -hs 80000002 -pwds seq -of sequence');
    // The library checks the HMAC of the response that ends a sequence, and decrypts its result.
    for (const attributes of ['01', '41']) {
      ok('tssstartauthsession -se h -sym aes');
      ok('tsshmacstart -hk 80000001 -pwdk key -pwda seq -se0 02000000 1');
      ok('tsssequenceupdate -hs 80000002 -pwds seq -if message -se0 02000000 1');
      ok(`tsssequencecomplete -hs 80000002 -pwds seq -of hmac -se0 02000000 ${attributes}`);
      expect(tpm.read('hmac').equals(tpm.read('mac'))).toBe(true);
      ok('tssflushcontext -ha 02000000');
    }
    expect(tpm.read('sequence').equals(tpm.read('digest'))).toBe(true);
  });

  it('attests: quote, certify, credential, time', () => {
    ok('tsscreateprimary -hi e -pwdk sto -rsa');
    ok('tsscreate -hp 80000000 -pwdp sto -sir -kt f -kt p -opr a.priv -opu a.pub -pwdk ak');
    ok('tssload -hp 80000000 -pwdp sto -ipr a.priv -ipu a.pub');
    ok('tssquote -hp 16 -hk 80000001 -pwdk ak -halg sha256 -os signature -oa quote -qd message');
    ok('tssverifysignature -hk 80000001 -halg sha256 -if quote -is signature');
    ok('tsscertify -ho 80000000 -pwdo sto -hk 80000001 -pwdk ak -os signature -oa attest');
    ok('tssgettime -hk 80000001 -pwdk ak -os signature -oa attest');
    ok('cp h80000001.bin name && tssreadpublic -ho 80000001 && head -c 16 /dev/zero > credential');
    ok('tssmakecredential -ha 80000000 -icred credential -in name -ocred blob -os secret');
    ok(
      'tssactivatecredential -ha 80000001 -hk 80000000 -icred blob -is secret -pwda ak -pwdk sto -ocred opened',
    );
    expect(tpm.read('opened').equals(tpm.read('credential'))).toBe(true);
  });

  it('encrypts and decrypts, agrees on keys', () => {
    ok('tsscreateprimary -hi o -pwdk sto -ecc nistp256');
    ok('tsscreate -hp 80000000 -pwdp sto -den -kt f -kt p -opr d.priv -opu d.pub -pwdk key');
    ok(
      'tssload -hp 80000000 -pwdp sto -ipr d.priv -ipu d.pub && tssrsaencrypt -hk 80000001 -id message -oe cipher',
    );
    ok('tssrsadecrypt -hk 80000001 -ie cipher -pwdk key -od plain');
    tpm.ok('tssflushcontext -ha 80000001');
    ok('tsscreate -hp 80000000 -pwdp sto -des -kt f -kt p -opr s.priv -opu s.pub -pwdk key');
    ok('tssload -hp 80000000 -pwdp sto -ipr s.priv -ipu s.pub');
    ok(
      'tssencryptdecrypt -hk 80000001 -if message -of cipher -pwdk key && tssencryptdecrypt -hk 80000001 -d -if cipher -of plain -pwdk key',
    );
    expect(tpm.read('plain').toString()).toBe('a message');
    tpm.ok('tssflushcontext -ha 80000001');
    ok('tsseccparameters -cv nistp256');
  });

  it('imports, duplicates and rewraps', () => {
    expect.hasAssertions();
    ok('tsscreateprimary -hi o -pwdk sto -ecc nistp256 && tsscreateprimary -hi e -pwdk new -rsa');
    ok(
      'openssl genrsa -out foreign.pem 2048 && tssimportpem -hp 80000000 -pwdp sto -ipem foreign.pem -opr f.priv -opu f.pub -pwdk key',
    );
    ok(
      'tssload -hp 80000000 -pwdp sto -ipr f.priv -ipu f.pub && tsssign -hk 80000002 -pwdk key -halg sha256 -if message',
    );
    tpm.ok('tssflushcontext -ha 80000002');
    ok(
      'tssstartauthsession -se t && tsspolicycommandcode -ha 03000000 -cc 14b && tsspolicygetdigest -ha 03000000 -of dup.policy',
    );
    tpm.ok('tssflushcontext -ha 03000000');
    ok('tsscreate -hp 80000000 -pwdp sto -si -kt nf -kt np -pol dup.policy -opr m.priv -opu m.pub -pwdk key');
    ok('tssload -hp 80000000 -pwdp sto -ipr m.priv -ipu m.pub && tssstartauthsession -se p');
    ok('tsspolicycommandcode -ha 03000000 -cc 14b');
    ok('tssduplicate -ho 80000002 -pwdo key -hp 80000001 -od dup -oss seed -se0 03000000 1');
    ok('tssimport -hp 80000001 -pwdp new -ipu m.pub -id dup -iss seed -opr moved.priv');
    ok('tssload -hp 80000001 -pwdp new -ipr moved.priv -ipu m.pub');
  });

  it('changes authorizations, clears', () => {
    ok('tsshierarchychangeauth -hi o -pwdn owner');
    fails('tsscreateprimary -hi o -ecc nistp256', /BAD_AUTH/);
    ok('tsscreateprimary -hi o -pwdp owner -ecc nistp256 && tsshierarchychangeauth -hi o -pwda owner');
    ok('tssclearcontrol -hi p -state 1');
    fails('tssclear -hi l', /DISABLED/);
    ok('tssclearcontrol -hi p -state 0 && tssclear -hi p && tsschangeeps && tsschangepps');
    ok('tsshierarchycontrol -hi p -he e -state 0');
    fails('tsscreateprimary -hi e -ecc nistp256', /HIERARCHY/);
    ok('tsshierarchycontrol -hi p -he e -state 1 && tsssetprimarypolicy -hi o -halg null || true');
    ok('tssclockset -hi p -clock 10000000 || true');
    expect(used.size).toBeGreaterThan(30);
  });
});
