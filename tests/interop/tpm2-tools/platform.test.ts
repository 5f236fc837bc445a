/** tpm2-tools: NV of each type, hierarchies, lockout, PCRs, the event log, what the TPM says of itself. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withPrograms } from '../testing/interop.ts';
import { firmwareEventLog } from '../testing/firmware-event-log.ts';
import { startTpmServer, type Shell } from '../testing/tpm-server.ts';

withPrograms('tpm2-tools')('tpm2-tools, NV and platform', () => {
  let tpm: Shell;

  beforeAll(async () => {
    tpm = await startTpmServer();
    tpm.ok('tpm2 startup -c');
  });
  afterAll(() => tpm.close());

  const hexOf = (line: string) => tpm.ok(`${line} | xxd -p -c 256`).trim();
  const index = '0x01500001';
  const open = 'ownerread|ownerwrite|authread|authwrite';

  it('ordinary NV: partial writes, bounds, locks, authorizations', () => {
    tpm.ok(`tpm2 nvdefine -C o -s 16 -p pass -a "${open}|read_stclear|write_stclear" ${index}`);
    tpm.fails(`tpm2 nvread -C o ${index}`, /14A|initialized/i);
    tpm.ok(`printf abcd | tpm2 nvwrite -C o -i - --offset 4 ${index}`);
    expect(hexOf(`tpm2 nvread -C o ${index}`)).toBe(`${'ff'.repeat(4)}61626364${'ff'.repeat(8)}`);
    expect(tpm.ok(`tpm2 nvread -P pass -s 4 --offset 4 ${index}`)).toBe('abcd');
    tpm.fails(`tpm2 nvread -P wrong ${index}`, /98E|auth/i);
    tpm.fails(`head -c 17 /dev/zero | tpm2 nvwrite -C o -i - ${index}`);
    expect(tpm.ok(`tpm2 nvreadpublic ${index}`)).toMatch(/written/);
    tpm.ok(`tpm2 nvwritelock -C o ${index}`);
    tpm.fails(`printf x | tpm2 nvwrite -C o -i - ${index}`, /148|locked/i);
    tpm.ok(`tpm2 nvreadlock -C o ${index}`);
    tpm.fails(`tpm2 nvread -C o ${index}`, /148|locked/i);
    tpm.ok('tpm2 shutdown -c');
    // A reset takes the locks away. The tools cannot switch the power: the platform port can.
    tpm.ok(`printf '\\0\\0\\0\\x11' > /dev/tcp/127.0.0.1/${tpm.port + 1}; sleep 0.1; tpm2 startup -c`);
    expect(tpm.ok(`tpm2 nvread -C o -s 4 --offset 4 ${index}`)).toBe('abcd');
    tpm.ok(`tpm2 nvundefine -C o ${index}`);
    tpm.fails(`tpm2 nvreadpublic ${index}`, /18B|handle/i);
  });

  it('counters, bits, extend', () => {
    tpm.ok(`tpm2 nvdefine -C o -a "${open}|nt=counter" ${index}`);
    tpm.fails(`tpm2 nvread -C o ${index}`, /14A|initialized/i);
    tpm.ok(`tpm2 nvincrement -C o ${index} && tpm2 nvincrement -C o ${index}`);
    const first = BigInt(`0x${hexOf(`tpm2 nvread -C o ${index}`)}`);
    tpm.fails(`head -c 8 /dev/zero | tpm2 nvwrite -C o -i - ${index}`, /082|attributes/i);
    // A counter that is defined anew goes on above the one that was removed.
    tpm.ok(`tpm2 nvundefine -C o ${index} && tpm2 nvdefine -C o -a "${open}|nt=counter" ${index}`);
    tpm.ok(`tpm2 nvincrement -C o ${index}`);
    expect(BigInt(`0x${hexOf(`tpm2 nvread -C o ${index}`)}`)).toBeGreaterThan(first);
    tpm.ok(`tpm2 nvundefine -C o ${index} && tpm2 nvdefine -C o -a "${open}|nt=bits" ${index}`);
    tpm.ok(`tpm2 nvsetbits -C o -i 0x05 ${index} && tpm2 nvsetbits -C o -i 0x8000000000000000 ${index}`);
    expect(hexOf(`tpm2 nvread -C o ${index}`)).toBe('8000000000000005');
    tpm.ok(`tpm2 nvundefine -C o ${index} && tpm2 nvdefine -C o -g sha256 -a "${open}|nt=extend" ${index}`);
    tpm.ok(`printf data | tpm2 nvextend -C o -i - ${index}`);
    expect(hexOf(`tpm2 nvread -C o ${index}`)).toBe(
      tpm.ok('(head -c 32 /dev/zero; printf data) | sha256sum | cut -c1-64').trim(),
    );
    tpm.ok(`tpm2 nvundefine -C o ${index}`);
  });

  it('PIN fail and PIN pass', () => {
    const pin = (count: number, limit: number) =>
      tpm.ok(`printf '\\0\\0\\0\\x0${count}\\0\\0\\0\\x0${limit}' | tpm2 nvwrite -C o -i - ${index}`);
    // PIN fail counts wrong ones; a right one sets it back.
    tpm.ok(`tpm2 nvdefine -C o -p 1234 -s 8 -a "ownerread|ownerwrite|authread|no_da|nt=pinfail" ${index}`);
    pin(0, 2);
    tpm.fails(`tpm2 nvread -P 9999 ${index}`);
    expect(hexOf(`tpm2 nvread -C o ${index}`)).toBe('0000000100000002');
    tpm.ok(`tpm2 nvread -P 1234 ${index}`);
    expect(hexOf(`tpm2 nvread -C o ${index}`)).toBe('0000000000000002');
    tpm.fails(`tpm2 nvread -P 9999 ${index}`);
    tpm.fails(`tpm2 nvread -P 9999 ${index}`);
    tpm.fails(`tpm2 nvread -P 1234 ${index}`);
    tpm.ok(`tpm2 nvundefine -C o ${index}`);
    // PIN pass counts right ones.
    tpm.ok(`tpm2 nvdefine -C o -p 1234 -s 8 -a "ownerread|ownerwrite|authread|no_da|nt=pinpass" ${index}`);
    pin(0, 2);
    tpm.ok(`tpm2 nvread -P 1234 ${index} && tpm2 nvread -P 1234 ${index}`);
    tpm.fails(`tpm2 nvread -P 1234 ${index}`);
    tpm.ok(`tpm2 nvundefine -C o ${index}`);
  });

  it('NV under a policy, certified, and its authorization changed', () => {
    tpm.ok(
      'tpm2 startauthsession -S s.ctx && tpm2 policycommandcode -S s.ctx -L policy TPM2_CC_NV_ChangeAuth && tpm2 flushcontext s.ctx',
    );
    tpm.ok(
      `tpm2 nvdefine -C o -p old -L policy -s 4 -a "${open}" ${index} && printf abcd | tpm2 nvwrite -P old -i - ${index}`,
    );
    tpm.ok(
      'tpm2 startauthsession --policy-session -S s.ctx && tpm2 policycommandcode -S s.ctx TPM2_CC_NV_ChangeAuth',
    );
    tpm.ok(`tpm2 changeauth -c ${index} -p session:s.ctx+old new; tpm2 flushcontext s.ctx`);
    expect(tpm.ok(`tpm2 nvread -P new ${index}`)).toBe('abcd');
    tpm.ok(
      'tpm2 createprimary -C e -G rsa2048:rsassa-sha256:null -a "sign|restricted|fixedtpm|fixedparent|sensitivedataorigin|userwithauth" -c sign.ctx && tpm2 readpublic -c sign.ctx -f pem -o sign.pem',
    );
    tpm.ok(
      `tpm2 nvcertify -C sign.ctx -c o --size 4 -g sha256 -f plain -o signature --attestation attest ${index}`,
    );
    tpm.ok('openssl dgst -sha256 -verify sign.pem -signature signature attest');
    tpm.ok(`tpm2 nvundefine -C o ${index}; tpm2 flushcontext -t`);
  });

  it('PCRs: read, extend, event, reset, and their allocation', () => {
    expect(tpm.ok('tpm2 pcrread sha256:0')).toMatch(/0\s*: 0x0{64}/);
    tpm.ok(`tpm2 pcrextend 23:sha1=${'00'.repeat(20)},sha256=${'00'.repeat(32)}`);
    tpm.write('event', 'an event');
    expect(tpm.ok('tpm2 pcrevent 23 event')).toContain(tpm.ok('sha256sum event | cut -c1-64').trim());
    tpm.ok('tpm2 pcrreset 23');
    expect(tpm.ok('tpm2 pcrread sha256:23')).toMatch(/23\s*: 0x0{64}/);
    tpm.fails('tpm2 pcrreset 0', /907|locality/i);
    tpm.fails(`tpm2 pcrextend 17:sha256=${'00'.repeat(32)}`, /907|locality/i);
    tpm.ok('tpm2 pcrallocate sha256:all+sha1:none+sha384:none+sha512:none && tpm2 shutdown -c');
    tpm.ok(`printf '\\0\\0\\0\\x11' > /dev/tcp/127.0.0.1/${tpm.port + 1}; sleep 0.1; tpm2 startup -c`);
    expect(tpm.ok('tpm2 getcap pcrs')).not.toMatch(/sha1: \[ 0/);
    expect(tpm.ok('tpm2 pcrread')).not.toContain('0 : 0x' + '0'.repeat(40) + '\n');
    tpm.ok('tpm2 pcrallocate sha256:all+sha1:all+sha384:all+sha512:all && tpm2 shutdown -c');
    tpm.ok(`printf '\\0\\0\\0\\x11' > /dev/tcp/127.0.0.1/${tpm.port + 1}; sleep 0.1; tpm2 startup -c`);
    expect(tpm.ok('tpm2 getcap pcrs')).toMatch(/sha1: \[ 0/);
  });

  it('reads the log of our firmware, whose replay gives the PCRs', () => {
    const { log, pcrs } = firmwareEventLog();
    tpm.write('log', log);
    const yaml = tpm.ok('tpm2 eventlog log');
    expect(yaml).toContain('Spec ID Event03');
    expect(yaml).toContain('EV_EFI_VARIABLE_DRIVER_CONFIG');
    for (const [pcr, value] of pcrs) expect(yaml).toMatch(new RegExp(`^\\s*${pcr}\\s*: 0x${value}$`, 'mi'));
  });

  it('dictionary attack', () => {
    tpm.ok('tpm2 dictionarylockout --clear-lockout');
    tpm.ok(
      'tpm2 dictionarylockout --setup-parameters --max-tries 3 --recovery-time 1000 --lockout-recovery-time 1000',
    );
    tpm.ok(
      'tpm2 createprimary -C o -G ecc -p right -a "sign|fixedtpm|fixedparent|sensitivedataorigin|userwithauth" -c key.ctx',
    );
    tpm.write('message', 'm');
    for (let tries = 0; tries < 3; tries += 1)
      tpm.fails('tpm2 sign -c key.ctx -p wrong -g sha256 -o signature message', /98E/i);
    tpm.fails('tpm2 sign -c key.ctx -p right -g sha256 -o signature message', /921|lockout/i);
    expect(tpm.ok('tpm2 getcap properties-variable')).toMatch(/inLockout:\s+1/);
    tpm.ok('tpm2 dictionarylockout --clear-lockout');
    tpm.ok('tpm2 sign -c key.ctx -p right -g sha256 -o signature message');
    expect(tpm.ok('tpm2 getcap properties-variable')).toMatch(/inLockout:\s+0/);
    tpm.ok('tpm2 flushcontext -t');
  });

  it('authorizations of hierarchies, and clear', () => {
    tpm.ok('tpm2 changeauth -c o owner && tpm2 changeauth -c e endorsement && tpm2 changeauth -c l lockout');
    tpm.fails('tpm2 createprimary -C o -c p.ctx', /9A2|auth/i);
    tpm.ok('tpm2 createprimary -C o -P owner -G ecc -c p.ctx && tpm2 readpublic -c p.ctx -n before');
    tpm.ok('tpm2 evictcontrol -C o -P owner -c p.ctx 0x81000001 && tpm2 flushcontext -t');
    tpm.ok(`tpm2 nvdefine -C o -P owner -s 4 ${index}`);
    tpm.fails('tpm2 clear -c l wrong', /98E|auth/i);
    tpm.ok('tpm2 clear -c p');
    expect(tpm.ok('tpm2 getcap handles-persistent').trim()).toBe('');
    tpm.fails(`tpm2 nvreadpublic ${index}`);
    tpm.fails('tpm2 readpublic -c p.ctx');
    // Authorizations are empty again, and the same template gives another key.
    tpm.ok(
      'tpm2 createprimary -C o -G ecc -c p.ctx && tpm2 readpublic -c p.ctx -n after && tpm2 flushcontext -t',
    );
    expect(tpm.read('after').equals(tpm.read('before'))).toBe(false);
    tpm.ok('tpm2 clearcontrol -C l s');
    tpm.fails('tpm2 clear -c l', /120|disabled/i);
    tpm.ok('tpm2 clearcontrol -C p c && tpm2 clear -c l');
    tpm.ok('tpm2 hierarchycontrol -C p ehEnable clear');
    tpm.fails('tpm2 createprimary -C e -c p.ctx', /185|hierarchy/i);
    tpm.ok('tpm2 hierarchycontrol -C p ehEnable set');
    tpm.ok('tpm2 setprimarypolicy -C o -g sha256 -L /dev/null; true');
  });

  it('tells of itself', () => {
    const listings = [
      'algorithms',
      'commands',
      'ecc-curves',
      'handles-nv-index',
      'handles-pcr',
      'handles-permanent',
      'handles-persistent',
      'handles-transient',
      'handles-loaded-session',
      'handles-saved-session',
      'pcrs',
      'properties-fixed',
      'properties-variable',
    ];
    for (const listing of listings) tpm.ok(`tpm2 getcap ${listing}`);
    expect(tpm.ok('tpm2 getcap properties-fixed')).toMatch(/TPM2_PT_FAMILY_INDICATOR:[^T]*"2.0"/s);
    expect(tpm.ok('tpm2 getcap properties-fixed')).toContain('RSL');
    tpm.ok(
      'tpm2 readclock && tpm2 selftest --fulltest && tpm2 gettestresult && tpm2 incrementalselftest rsa',
    );
    tpm.ok(
      'printf entropy | tpm2 stirrandom && tpm2 testparms rsa2048 && tpm2 geteccparameters ecc256 -o ecc',
    );
    tpm.fails('tpm2 testparms rsa4096');
    tpm.ok(
      'tpm2 setclock 99999999 && tpm2 setcommandauditstatus TPM2_CC_GetRandom && tpm2 getrandom 8 --hex',
    );
    tpm.ok(
      'tpm2 createprimary -C e -G rsa2048:rsassa-sha256:null -a "sign|restricted|fixedtpm|fixedparent|sensitivedataorigin|userwithauth" -c sign.ctx',
    );
    tpm.ok('tpm2 getcommandauditdigest -c sign.ctx -g sha256 -m attest -s signature');
    tpm.ok('tpm2 flushcontext -t; tpm2 setcommandauditstatus -c TPM2_CC_GetRandom; true');
  });

  it('encrypts parameters and audits in HMAC sessions', () => {
    tpm.ok(
      'tpm2 createprimary -C o -G rsa -c primary.ctx && tpm2 startauthsession --hmac-session -c primary.ctx -S s.ctx',
    );
    tpm.ok('tpm2 sessionconfig --enable-decrypt --enable-encrypt s.ctx && tpm2 getrandom -S s.ctx 16 --hex');
    tpm.write('secret', 'sealed');
    tpm.ok(
      'tpm2 create -C primary.ctx -P session:s.ctx -i secret -u s.pub -r s.priv && tpm2 load -C primary.ctx -u s.pub -r s.priv -c sealed.ctx',
    );
    expect(tpm.ok('tpm2 unseal -c sealed.ctx -p session:s.ctx')).toBe('sealed');
    tpm.ok(
      'tpm2 flushcontext s.ctx && tpm2 startauthsession --audit-session -S a.ctx && tpm2 getrandom -S a.ctx 8 --hex',
    );
    tpm.ok(
      'tpm2 createprimary -C e -G rsa2048:rsassa-sha256:null -a "sign|restricted|fixedtpm|fixedparent|sensitivedataorigin|userwithauth" -c sign.ctx',
    );
    tpm.ok('tpm2 getsessionauditdigest -c sign.ctx -g sha256 -m attest -s signature -S a.ctx');
  });
});
