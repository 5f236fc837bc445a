/** tpm2-tools through tpm2-abrmd, the resource manager, which swaps objects and sessions in and out of three slots. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withPrograms } from '../support/interop.ts';
import { startTpmServer, type Shell } from '../support/tpm-server.ts';

withPrograms('tpm2-tools', 'tpm2-abrmd')('tpm2-tools through the resource manager', () => {
  let tpm: Shell;

  beforeAll(async () => {
    tpm = await startTpmServer(['--slots', '3']);
  });
  afterAll(() => tpm.close());

  /** A script with a bus and a resource manager of its own. */
  function managed(script: string): string {
    tpm.write(
      'script.sh',
      `set -eu
tpm2-abrmd --session --allow-root --tcti="$TPM2TOOLS_TCTI" &
manager=$!
trap 'kill $manager' EXIT
export TPM2TOOLS_TCTI=tabrmd:bus_type=session
for attempt in $(seq 50); do tpm2 getrandom 1 > random 2> unready && break; sleep 0.1; done
${script}
`,
    );
    return tpm.ok('dbus-run-session -- bash script.sh 2> messages || { cat messages; false; }');
  }

  it('keeps more objects than the TPM has slots, each usable', () => {
    const made = managed(`
for key in 1 2 3 4; do
  tpm2 createprimary -Q -G ecc -c $key.ctx
  tpm2 create -Q -C $key.ctx -G ecc -u key.pub -r key.priv
  tpm2 load -Q -C $key.ctx -u key.pub -r key.priv -c $key.key
done
echo hello > message
for key in 1 2 3 4; do
  tpm2 sign -Q -c $key.key -o signature message
  tpm2 verifysignature -Q -c $key.key -m message -s signature && echo verified
done`);
    expect(made.match(/verified/g)).toHaveLength(4);
  });

  it('keeps policy sessions of several clients apart', () => {
    const unsealed = managed(`
tpm2 createprimary -Q -c srk.ctx
tpm2 startauthsession -S trial.ctx
tpm2 policypcr -Q -S trial.ctx -l sha256:0 -L policy
tpm2 flushcontext trial.ctx
printf secret | tpm2 create -Q -C srk.ctx -L policy -i - -u seal.pub -r seal.priv
tpm2 load -Q -C srk.ctx -u seal.pub -r seal.priv -c seal.ctx
for one in 1 2 3 4 5; do tpm2 startauthsession --policy-session -S session.$one; done
tpm2 policypcr -Q -S session.3 -l sha256:0
tpm2 policypassword -Q -S session.4
tpm2 unseal -c seal.ctx -p session:session.3`);
    expect(unsealed).toContain('secret');
  });
});
