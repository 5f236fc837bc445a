/** tpm2-tools: sealed data and the policies that open them. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { withPrograms } from '../testing/interop.ts';
import { startTpmServer, type Shell } from '../testing/tpm-server.ts';

withPrograms('tpm2-tools')('tpm2-tools, policies', () => {
  let tpm: Shell;

  beforeAll(async () => {
    tpm = await startTpmServer();
    tpm.ok('tpm2 startup -c && tpm2 createprimary -C o -G ecc -c primary.ctx');
    tpm.write('secret', 'what is sealed');
  });
  afterAll(() => tpm.close());
  beforeEach(() => void tpm.ok('tpm2 flushcontext -t; tpm2 flushcontext -l; tpm2 flushcontext -s; true'));

  /** Computes a policy in a trial session; `steps` are commands that take `-S s.ctx`. */
  const trial = (name: string, ...steps: readonly string[]) => {
    tpm.ok('tpm2 startauthsession -S s.ctx');
    for (const step of steps) tpm.ok(`${step} -S s.ctx -L ${name}`);
    tpm.ok('tpm2 flushcontext s.ctx');
  };
  const session = (...steps: readonly string[]) => {
    tpm.ok('tpm2 startauthsession --policy-session -S s.ctx');
    for (const step of steps) tpm.ok(`${step} -S s.ctx`);
  };
  const end = () => tpm.ok('tpm2 flushcontext s.ctx');
  const seal = (policy: string, auth = '') => {
    tpm.ok(
      `tpm2 create -C primary.ctx -i secret -L ${policy} ${auth} -a "fixedtpm|fixedparent" -u sealed.pub -r sealed.priv -c sealed.ctx`,
    );
    tpm.ok('tpm2 flushcontext -t');
  };
  const opens = (suffix = '') =>
    expect(tpm.ok(`tpm2 unseal -c sealed.ctx -p session:s.ctx${suffix}`)).toBe('what is sealed');
  const staysShut = (saying?: RegExp, suffix = '') =>
    tpm.fails(`tpm2 unseal -c sealed.ctx -p session:s.ctx${suffix}`, saying);

  it('PCR', () => {
    expect.hasAssertions();
    // PCR 16 and 23 may change without notice: extending them does not advance the counter that a policy looks at.
    const step = 'tpm2 policypcr -l sha256:5,23';
    tpm.ok('tpm2 pcrreset 23');
    trial('policy', step);
    seal('policy');
    session(step);
    opens();
    // The tool goes on with the session: it has been reset and has to be satisfied again.
    tpm.ok(`${step} -S s.ctx`);
    tpm.ok(`tpm2 pcrextend 5:sha256=${'11'.repeat(32)}`);
    staysShut(/128|99D|PCR/i);
    end();
    session(step);
    staysShut(/99D|policy/i);
    end();
    tpm.fails('tpm2 unseal -c sealed.ctx', /12F|auth/i);
  });

  it('or', () => {
    expect.hasAssertions();
    tpm.ok('tpm2 pcrreset 16 23');
    trial('one', 'tpm2 policypcr -l sha256:16');
    tpm.ok(`tpm2 pcrextend 16:sha256=${'22'.repeat(32)}`);
    trial('two', 'tpm2 policypcr -l sha256:16');
    trial('or', 'tpm2 policyor -l sha256:one,two');
    seal('or');
    session('tpm2 policypcr -l sha256:16', 'tpm2 policyor -l sha256:one,two');
    opens();
    end();
    tpm.ok(`tpm2 pcrextend 16:sha256=${'33'.repeat(32)}`);
    session('tpm2 policypcr -l sha256:16');
    tpm.fails('tpm2 policyor -l sha256:one,two -S s.ctx', /1C4|value/i);
  });

  it('authValue and password', () => {
    expect.hasAssertions();
    trial('policy', 'tpm2 policyauthvalue');
    seal('policy', '-p sesame');
    session('tpm2 policyauthvalue');
    opens('+sesame');
    end();
    session('tpm2 policyauthvalue');
    staysShut(/98E|auth/i, '+wrong');
    end();
    session('tpm2 policypassword');
    opens('+sesame');
    end();
  });

  it('secret', () => {
    expect.hasAssertions();
    tpm.ok('tpm2 changeauth -c o boss');
    tpm.ok(
      'tpm2 startauthsession -S s.ctx && tpm2 policysecret -S s.ctx -c o -L policy boss && tpm2 flushcontext s.ctx',
    );
    tpm.ok('tpm2 changeauth -c o -p boss');
    seal('policy');
    tpm.ok('tpm2 changeauth -c o boss');
    tpm.ok('tpm2 startauthsession --policy-session -S s.ctx');
    tpm.fails('tpm2 policysecret -S s.ctx -c o wrong', /9A2|auth/i);
    tpm.ok('tpm2 policysecret -S s.ctx -c o boss');
    opens();
    tpm.ok('tpm2 changeauth -c o -p boss');
  });

  it('signed, with expiration and a ticket', () => {
    expect.hasAssertions();
    tpm.ok('openssl genrsa -out signer.pem 2048 && openssl rsa -in signer.pem -pubout -out signer.pub.pem');
    tpm.ok('tpm2 loadexternal -C o -G rsa -u signer.pub.pem -c signer.ctx -n signer.name');
    const sign = (expiration: string) => {
      tpm.ok(`tpm2 policysigned -S s.ctx -g sha256 ${expiration} --raw-data to-sign -c signer.ctx`);
      tpm.ok('openssl dgst -sha256 -sign signer.pem -out signature to-sign');
    };
    tpm.ok('tpm2 startauthsession -S s.ctx');
    sign('');
    tpm.ok('tpm2 policysigned -S s.ctx -g sha256 -s signature -f rsassa -c signer.ctx -L policy');
    tpm.ok('tpm2 flushcontext s.ctx');
    seal('policy');
    tpm.ok('tpm2 loadexternal -C o -G rsa -u signer.pub.pem -c signer.ctx');
    session();
    sign('');
    tpm.ok('tpm2 policysigned -S s.ctx -g sha256 -s signature -f rsassa -c signer.ctx');
    opens();
    end();
    session();
    tpm.write('to-sign', 'something else');
    tpm.ok('openssl dgst -sha256 -sign signer.pem -out signature to-sign');
    tpm.fails('tpm2 policysigned -S s.ctx -g sha256 -s signature -f rsassa -c signer.ctx', /5DB|signature/i);
    end();
    // A ticket says later that the signature was good.
    session();
    sign('-t -3600');
    tpm.ok(
      'tpm2 policysigned -S s.ctx -g sha256 -s signature -f rsassa -c signer.ctx -t -3600 --ticket ticket --timeout timeout',
    );
    end();
    session('tpm2 policyticket -n signer.name --ticket ticket --timeout timeout');
    opens();
  });

  it('authorize', () => {
    expect.hasAssertions();
    tpm.ok('openssl genrsa -out signer.pem 2048 && openssl rsa -in signer.pem -pubout -out signer.pub.pem');
    tpm.ok('tpm2 loadexternal -C o -G rsa -u signer.pub.pem -c signer.ctx -n signer.name');
    tpm.ok('tpm2 pcrreset 16');
    trial('pcr.policy', 'tpm2 policypcr -l sha256:16');
    trial('policy', 'tpm2 policyauthorize -i pcr.policy -n signer.name');
    seal('policy');
    tpm.ok('tpm2 loadexternal -C o -G rsa -u signer.pub.pem -c signer.ctx');
    tpm.ok('openssl dgst -sha256 -sign signer.pem -out signature pcr.policy');
    tpm.ok('tpm2 verifysignature -c signer.ctx -g sha256 -m pcr.policy -s signature -t ticket -f rsassa');
    session('tpm2 policypcr -l sha256:16');
    tpm.ok('tpm2 policyauthorize -S s.ctx -i pcr.policy -n signer.name -t ticket');
    opens();
    end();
    tpm.ok(`tpm2 pcrextend 16:sha256=${'44'.repeat(32)}`);
    session('tpm2 policypcr -l sha256:16');
    tpm.fails('tpm2 policyauthorize -S s.ctx -i pcr.policy -n signer.name -t ticket');
  });

  it('command code, locality, NV, counter and timer, template, cpHash', () => {
    expect.hasAssertions();
    trial('policy', 'tpm2 policycommandcode TPM2_CC_Unseal');
    seal('policy');
    session('tpm2 policycommandcode TPM2_CC_Unseal');
    opens();
    end();
    session('tpm2 policycommandcode TPM2_CC_Sign');
    staysShut(/99D|9A4|policy/i);
    end();
    trial('policy', 'tpm2 policylocality three');
    seal('policy');
    session('tpm2 policylocality three');
    staysShut(/907|locality/i);
    end();
    tpm.ok(
      'tpm2 nvdefine -C o -s 8 -a "ownerwrite|ownerread|authread" 0x01500020 && printf 12345678 | tpm2 nvwrite -C o -i - 0x01500020',
    );
    tpm.write('operand', '12345678');
    trial('policy', 'tpm2 policynv -C o -i operand 0x01500020 eq');
    seal('policy');
    session('tpm2 policynv -C o -i operand 0x01500020 eq');
    opens();
    end();
    tpm.ok('printf 12345679 | tpm2 nvwrite -C o -i - 0x01500020');
    tpm.ok('tpm2 startauthsession --policy-session -S s.ctx');
    tpm.fails('tpm2 policynv -S s.ctx -C o -i operand 0x01500020 eq', /126|policy/i);
    end();
    tpm.ok('tpm2 nvundefine -C o 0x01500020');
    trial('policy', 'tpm2 policycountertimer --ult 3600000');
    seal('policy');
    session('tpm2 policycountertimer --ult 3600000');
    opens();
    end();
    tpm.ok('tpm2 startauthsession --policy-session -S s.ctx');
    tpm.fails('tpm2 policycountertimer -S s.ctx --ugt 3600000', /126|policy/i);
  });

  it('duplication select', () => {
    expect.hasAssertions();
    tpm.ok('tpm2 createprimary -C o -G rsa -c target.ctx && tpm2 readpublic -c target.ctx -n target.name');
    tpm.ok('tpm2 createprimary -C e -G ecc -c elsewhere.ctx');
    trial('policy', 'tpm2 policyduplicationselect -N target.name');
    tpm.ok(
      'tpm2 create -C primary.ctx -G ecc256 -L policy -a "sensitivedataorigin|userwithauth|sign" -u key.pub -r key.priv -c key.ctx && tpm2 readpublic -c key.ctx -n key.name',
    );
    session();
    tpm.ok('tpm2 policyduplicationselect -S s.ctx -n key.name -N target.name');
    tpm.fails('tpm2 duplicate -C elsewhere.ctx -c key.ctx -G null -p session:s.ctx -r dup -s seed');
    end();
    session();
    tpm.ok('tpm2 policyduplicationselect -S s.ctx -n key.name -N target.name');
    tpm.ok('tpm2 duplicate -C target.ctx -c key.ctx -G null -p session:s.ctx -r dup -s seed');
    end();
    tpm.ok('tpm2 import -C target.ctx -u key.pub -i dup -r moved.priv -s seed -L policy');
  });

  it('policy of an NV index that holds the policy (authorizenv)', () => {
    expect.hasAssertions();
    tpm.ok(
      'tpm2 pcrreset 16 && tpm2 nvdefine -C o -p nv -s 34 -a "authread|authwrite|policyread" 0x01500021',
    );
    trial('pcr.policy', 'tpm2 policypcr -l sha256:16');
    tpm.ok('(printf "\\x00\\x0b"; cat pcr.policy) | tpm2 nvwrite -P nv -i - 0x01500021');
    tpm.ok(
      'tpm2 startauthsession -S s.ctx && tpm2 policyauthorizenv -S s.ctx -C 0x01500021 -P nv -L policy 0x01500021 && tpm2 flushcontext s.ctx',
    );
    seal('policy');
    session('tpm2 policypcr -l sha256:16');
    tpm.ok('tpm2 policyauthorizenv -S s.ctx -C 0x01500021 -P nv 0x01500021');
    opens();
    tpm.ok('tpm2 nvundefine -C o 0x01500021');
  });
});
