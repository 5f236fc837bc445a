/** tpm2-tools through tpm2-abrmd, the resource manager, which swaps objects and sessions in and out of three slots. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withPrograms } from '../testing/interop.ts';
import { startTpmServer, type Shell } from '../testing/tpm-server.ts';

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

  it('compares an index in every way that PolicyNV knows', () => {
    const compared = managed(`
index=0x01500001
tpm2 nvdefine -Q -C o -p pass $index -a 'authread|authwrite' -s 2
printf '\\x81' > written
compare() {
  tpm2 startauthsession -S session.ctx --policy-session
  printf "\\x$2" > operand
  if tpm2 policynv -Q -S session.ctx -i operand -P pass $index $1; then echo "$1 $2 holds"; else echo "$1 $2 fails"; fi
  tpm2 flushcontext session.ctx
}
compare eq 81
tpm2 nvwrite -Q -P pass -i written $index
for comparison in 'eq 81' 'neq 80' 'sgt 82' 'ugt 80' 'slt 80' 'ult 82' 'sge 82' 'sge 81' 'uge 80' 'uge 81' 'sle 80' 'sle 81' 'ule 82' 'ule 81' 'bs 81' 'bc 7e'; do
  compare $comparison
done
for comparison in 'eq 80' 'neq 81' 'sgt 80' 'ugt 82' 'slt 82' 'ult 80' 'bs 82' 'bc 01'; do
  compare $comparison
done`);
    expect(compared.match(/holds/g)).toHaveLength(16);
    // The first one: nothing has been written yet.
    expect(compared.match(/fails/g)).toHaveLength(9);
    expect(compared.startsWith('eq 81 fails')).toBe(true);
  });
});
