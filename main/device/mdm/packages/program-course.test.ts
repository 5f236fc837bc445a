import { describe, expect, it } from 'vitest';
import { sleep } from '../../../world/process.ts';
import { minutes } from '../../../world/time.ts';
import type { InstallerPackage } from '../../../protocols/ime/installer-package.ts';
import { rememberFlow } from '../../autopilot/flow.ts';
import { managedPc, msiPackage } from '../../testing/management.ts';
import { noteRestart } from './program-course.ts';
import { catchUp, productKey, runPackage } from './run-package.ts';

type Episodes = NonNullable<InstallerPackage['episodes']>;

function programWith(episodes: Episodes, more: Partial<InstallerPackage> = {}) {
  const { machine, management } = managedPc();
  const content = msiPackage('{0A}', { app: 'a', runSeconds: 10, episodes, ...more });
  const succeeds = (code: number): boolean => code === 0 || code === 3010;
  return {
    machine,
    run: () =>
      machine.run(runPackage(machine, management.state, { name: '{0A}', content, size: 1, succeeds })),
    found: () => {
      catchUp(machine, 'a');
      return machine.registry.exists(productKey('{0A}'));
    },
    restart: () => noteRestart(machine.registry),
    wait: (span: number) => machine.run(sleep(minutes(span))),
  };
}

describe('a program that behaves otherwise from time to time', () => {
  it('ends by its attempt', () => {
    const { run, found } = programWith([
      { attempt: 1, exitCode: 1603 },
      { attempt: 2, exitCode: 3010 },
    ]);
    expect([run(), found(), run(), found(), run()]).toEqual([1603, false, 3010, true, 0]);
  });

  it('is found after a restart, once it has succeeded', () => {
    const { run, found, restart } = programWith([
      { attempt: 1, exitCode: 3010 },
      { afterRestart: true, detected: true },
    ]);
    expect([run(), found()]).toEqual([3010, false]);
    restart();
    expect(found()).toBe(true);
  });

  it('is not found by a restart where it has failed', () => {
    const { run, found, restart } = programWith([{ exitCode: 1603 }, { afterRestart: true, detected: true }]);
    run();
    restart();
    expect(found()).toBe(false);
  });

  it('is found, and gone again, by the part of the set-up', () => {
    const { run, found, machine } = programWith([{ part: 'user', detected: false }]);
    run();
    expect(found()).toBe(true);
    rememberFlow(machine.registry, 'user');
    expect(found()).toBe(false);
  });

  it('is found after a while', () => {
    const { run, found, wait } = programWith([{ afterMinutes: 30, detected: true }]);
    run();
    wait(29);
    expect(found()).toBe(false);
    wait(1);
    expect(found()).toBe(true);
  });

  it('goes by the later of two episodes that hold, and runs as long as it says', () => {
    const { run, machine } = programWith([
      { attempt: 1, exitCode: 5, runSeconds: 100 },
      { part: 'technician', exitCode: 6 },
    ]);
    const { now } = machine.world.clock;
    expect([run(), machine.world.clock.now - now]).toEqual([6, 100_000]);
  });

  it('leaves no trace where it has no episodes', () => {
    const { machine, management } = managedPc();
    const { episodes: _none, ...content } = msiPackage('{0A}', { app: 'a' });
    machine.run(
      runPackage(machine, management.state, { name: '{0A}', content, size: 1, succeeds: () => true }),
    );
    expect(machine.registry.keys('RESEAL\\Programs')).toEqual([]);
  });
});
