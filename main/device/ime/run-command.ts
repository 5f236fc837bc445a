/** Running an app's command until its return code is final (facts/apps#return-codes). */
import { fromWin32 } from '../../protocols/hresult/hresult.ts';
import type { Win32AppPolicy } from '../../protocols/ime/ime.messages.ts';
import type { Process } from '../../world/process.ts';
import { sleep, within } from '../../world/process.ts';
import { minutes } from '../../world/time.ts';
import type { Management } from '../mdm/management.ts';
import { removePackage, runPackage } from '../mdm/packages/run-package.ts';
import type { Download } from '../mdm/packages/download.ts';
import { appLines } from './agent-lines.ts';
import type { LogType } from './agent-log.ts';
import { appLog, logLine } from './agent-log.ts';
import type { ReturnType } from './return-codes.ts';
import { isMapped, returnTypeOf } from './return-codes.ts';

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
  const tell = (text: string, level: LogType = 'info'): void => logLine(machine, text, level, 'AppWorkload');
  const limit = app.MaxRunTimeInMinutes || 60;
  const command = kind === 'install' ? app.InstallCommandLine : (app.UninstallCommandLine ?? '');
  const run = {
    name: app.Name,
    content,
    size,
    command,
    succeeds: (code: number) => !['failed', 'retry'].includes(returnTypeOf(app, code)),
  };
  const isWinGet = app.PackageIdentifier !== undefined;
  tell(appLines.execution(app, kind));
  for (let attempt = 0; ; attempt++) {
    tell(appLines.attempt(attempt));
    if (isWinGet) tell(appLines.winGetPhase(app, 'Installing'));
    else tell(appLines.directory(app));
    tell(appLines.launch(app.RunAs === 0 ? 'user' : 'machine'));
    log(`${kind} command: ${command}`);
    const process = kind === 'install' ? runPackage(machine, state, run) : removePackage(machine, state, run);
    const ended = yield* within(minutes(limit), process);
    if (ended === 'late') {
      tell(appLines.late(limit), 'error');
      return 'late';
    }
    const exitCode = ended.value;
    const type = returnTypeOf(app, exitCode);
    const level = type === 'failed' ? 'error' : 'info';
    tell(appLines.exitCode(exitCode), level);
    tell(appLines.hResult(fromWin32(exitCode)), level);
    tell(isMapped(app, exitCode) ? appLines.meaning(type) : appLines.noMeaning(app, exitCode), level);
    if (isWinGet) tell(appLines.winGetPhase(app, type === 'failed' ? 'Error' : 'Finished'), level);
    if (type !== 'retry' || attempt >= retries) return { exitCode, type };
    log(`retry ${attempt + 1} of ${retries} in 5 minutes`, 'warning');
    yield* sleep(retryPause);
  }
}
