import { describe, expect, it } from 'vitest';
import { sleep } from '../../world/process.ts';
import { hours, minutes } from '../../world/time.ts';
import { dmServerUrl, managedPc } from '../testing/management.ts';
import { poll } from './polling.ts';

function polled(prepare: (pc: ReturnType<typeof managedPc>) => void = () => undefined) {
  const pc = managedPc();
  prepare(pc);
  const { machine, management } = pc;
  management.background(poll(management));
  const from = machine.world.clock.now;
  const after = (): number[] =>
    machine.world.internet.trace
      .filter(({ request }) => request.url === dmServerUrl)
      .map(({ startedAt }) => Math.round((startedAt - from) / 60_000));
  return { ...pc, after, wait: (span = hours(24)) => machine.run(sleep(span)) };
}

const node = (name: string): string => `./Device/Vendor/MSFT/DMClient/Provider/MS DM Server/Poll/${name}`;

describe('the schedule of sessions after enrolment', () => {
  it('is every 3 minutes for 15, every 15 minutes for 2 hours, then every 8 hours', () => {
    const { after, wait } = polled();
    wait(hours(23));
    expect(after()).toEqual([3, 6, 9, 12, 15, 30, 45, 60, 75, 90, 105, 120, 135, 615, 1095]);
  });

  it('is what the Poll nodes say', () => {
    const { after, wait } = polled(({ management: { tree } }) => {
      tree.write(node('IntervalForFirstSetOfRetries'), '10');
      tree.write(node('NumberOfFirstRetries'), '2');
      tree.write(node('IntervalForSecondSetOfRetries'), '60');
      tree.write(node('NumberOfSecondRetries'), '0');
    });
    wait(hours(4));
    expect(after()).toEqual([10, 20, 80, 140, 200]);
  });

  it('leaves the sessions to the Enrollment Status Page while that is shown', () => {
    const { after, wait, management } = polled();
    management.state.pageSyncs = true;
    wait(minutes(31));
    management.state.pageSyncs = false;
    wait(minutes(20));
    expect(after()).toEqual([45]);
  });

  it.each([
    ['true', false, [1, 3]],
    ['false', false, [3]],
    ['true', true, []],
  ])('PollOnLogin %s, the page shown: %s: a sign-in after a minute', (wanted, pageSyncs, sessions) => {
    const { after, wait, management } = polled(({ management: { tree } }) =>
      tree.write(node('PollOnLogin'), wanted),
    );
    management.state.pageSyncs = pageSyncs;
    wait(minutes(1));
    management.state.signIn({
      sid: 'S-1-12-1-7',
      userPrincipalName: 'ada@northwind.example',
      accessToken: '',
    });
    wait(minutes(3));
    expect(after()).toEqual(sessions);
  });

  it('goes on where it was after a power-off', () => {
    const { after, wait, management, machine } = polled();
    wait(minutes(16));
    machine.group.cancel();
    wait(hours(10));
    management.resume();
    wait(hours(8));
    // The one that was due while the PC was off is not made up for.
    expect(after()).toEqual([3, 6, 9, 12, 15, 1095]);
  });

  it('costs few alarms', () => {
    const { machine } = polled();
    const { clock } = machine.world;
    const end = clock.now + hours(24 * 7);
    let alarms = 0;
    for (let next = clock.next(); next !== undefined && next < end; next = clock.next()) {
      while (!clock.advanceTo(next, 1)) alarms++;
      alarms++;
    }
    expect(alarms).toBeLessThan(300);
  });
});
