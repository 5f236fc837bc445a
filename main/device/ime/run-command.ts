/** Running an app's command until its return code is final (facts/apps#return-codes). */
import type { Win32AppPolicy } from '../../protocols/ime/ime.messages.ts';
import type { Process } from '../../world/process.ts';
import { sleep, within } from '../../world/process.ts';
import { minutes } from '../../world/time.ts';
import type { Management } from '../mdm/management.ts';
import { removePackage, runPackage } from '../mdm/packages/run-package.ts';
import type { Download } from '../mdm/packages/download.ts';
import { appLog } from './agent-log.ts';
import type { ReturnType } from './return-codes.ts';
import { returnTypeOf } from './return-codes.ts';

/** Return type 'retry': three more attempts, five minutes apart. */
const retries = 3;
const retryPause = minutes(5);

export interface CommandEnd {
  readonly exitCode: number;
  readonly type: ReturnType;
}

/** Runs the install or uninstall command; 'late' where it ran longer than maxRunTimeInMinutes. */
export function* runCommand(
  { machine, state }: Management,
  app: Win32AppPolicy,
  { content, size }: Extract<Download, { content: unknown }>,
  kind: 'install' | 'uninstall',
): Process<CommandEnd | 'late'> {
  const log = appLog(machine, app);
  const limit = app.MaxRunTimeInMinutes || 60;
  const run = {
    name: app.Name,
    content,
    size,
    succeeds: (code: number) => !['failed', 'retry'].includes(returnTypeOf(app, code)),
  };
  const command = kind === 'install' ? app.InstallCommandLine : (app.UninstallCommandLine ?? '');
  for (let attempt = 0; ; attempt++) {
    log(`${kind} command: ${command}`);
    const process = kind === 'install' ? runPackage(machine, state, run) : removePackage(machine, state, run);
    const ended = yield* within(minutes(limit), process);
    if (ended === 'late') {
      log(`ran longer than ${limit} minutes`, 'error');
      return 'late';
    }
    const exitCode = ended.value;
    const type = returnTypeOf(app, exitCode);
    log(`installer exit code: ${exitCode}, return type: ${type}`, type === 'failed' ? 'error' : 'info');
    if (type !== 'retry' || attempt >= retries) return { exitCode, type };
    log(`retry ${attempt + 1} of ${retries} in 5 minutes`, 'warning');
    yield* sleep(retryPause);
  }
}
