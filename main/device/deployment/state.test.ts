/** What a deployment remembers is in the state digest, whether or not anything shows it. */
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../session/digest.ts';
import { sleep } from '../../world/process.ts';
import { hours } from '../../world/time.ts';
import { agentService } from '../mdm/csp/msi-job.ts';
import { managedPc } from '../testing/management.ts';
import { createDeployment } from './deployment.ts';

const token = { access_token: 'a', refresh_token: 'r', id_token: 'i', expires_in: 3_600 };

function deployment() {
  const pc = managedPc();
  const made = createDeployment(pc.machine, new Uint8Array(), {}, () => undefined);
  return { pc, made };
}

/** Whether a change shows in a digest. */
function shows(state: () => unknown, change: () => unknown): boolean {
  const before = digestOf(state());
  expect(digestOf(state())).toBe(before);
  change();
  return digestOf(state()) !== before;
}

type Changed = ReturnType<typeof deployment>;

describe('the state of a deployment', () => {
  it.each<[string, (changed: Changed) => unknown]>([
    ['the user’s tokens', ({ made }) => made.keepUserToken(token as never)],
    ['a logon to the domain', ({ made }) => made.rememberLogon('proof')],
    [
      'how a flow went',
      ({ made }) =>
        made.flows.note('technician begins', { startedAt: 1 as never, finishedAt: null, failure: null }),
    ],
    [
      'the management tree',
      ({ made }) => made.tree.write('./Device/Vendor/MSFT/Policy/Config/Start/HideSleep', '1'),
    ],
    ['jobs that wait for a power-on', ({ made }) => made.resume()],
  ])('holds %s', (_what, change) => {
    const { pc, made } = deployment();
    expect(
      shows(
        () => made.state(),
        () => change({ pc, made }),
      ),
    ).toBe(true);
  });

  it('holds what the agent is about to do', () => {
    const { pc, made } = deployment();
    pc.machine.services.install(agentService, 'Microsoft Intune Management Extension', 'automatic');
    pc.machine.services.start(agentService);
    const agent = (): unknown => (made.state() as { readonly agent: unknown }).agent;
    expect(shows(agent, () => pc.machine.run(sleep(hours(2))))).toBe(true);
  });
});

describe('the state of device management', () => {
  const user = { sid: 'S-1', userPrincipalName: 'a@b.example', accessToken: 'token' };

  it.each<[string, (pc: Changed['pc']) => unknown]>([
    ['who is signed in', ({ management }) => management.state.introduce(user)],
    ['the product that is being installed', ({ management }) => management.state.installer.take('suite')],
    ['whose turn it is', ({ management, machine }) => machine.run(management.state.msiJobs.enter())],
    ['that the PC is being encrypted', ({ management }) => (management.state.encrypting = true)],
    ['that a page holds the sessions', ({ management }) => (management.state.pageSyncs = true)],
    ['how many sessions there were', ({ management, machine }) => machine.run(management.dmClient.session())],
    [
      'nodes that nothing acts on',
      ({ management }) => management.tree.write('./Vendor/MSFT/Unheard/Of', '1'),
    ],
  ])('holds %s', (_what, change) => {
    const pc = managedPc();
    expect(
      shows(
        () => pc.management.memory(),
        () => change(pc),
      ),
    ).toBe(true);
  });
});
