/**
 * PowerShell scripts of the tenant (facts/management-extension#scripts): the agent runs each one
 * once, no page tracks them. Those of the user's context wait until the Enrollment Status Page is over.
 */
import { HResults } from '../../protocols/hresult/codes.ts';
import { fromWin32 } from '../../protocols/hresult/hresult.ts';
import type { EspPhase, ScriptConduct, ScriptPolicy } from '../../protocols/ime/ime.messages.ts';
import { unseal } from '../../protocols/ime/sealed.ts';
import type { Process } from '../../world/process.ts';
import { within } from '../../world/process.ts';
import { minutes, seconds } from '../../world/time.ts';
import type { Management } from '../mdm/management.ts';
import { beginScript } from '../mdm/packages/program-course.ts';
import { programRuns, restartByProgram } from '../mdm/packages/program-time.ts';
import type { Machine } from '../windows/machine.ts';
import { endedFromOutside } from '../windows/programs.ts';
import { agentLines, executorLines } from './agent-lines.ts';
import { logLine } from './agent-log.ts';
import type { Gateway } from './gateway.ts';

const policiesKey = 'HKLM\\SOFTWARE\\Microsoft\\IntuneManagementExtension\\Policies';
const deviceOwner = '00000000-0000-0000-0000-000000000000';
/** A script is stopped after half an hour; one that fails is tried with the next three check-ins. */
const runLimit = minutes(30);
const attempts = 4;
const usualRun = seconds(20);
const userContext = 0;

/** Scripts that have still to run, in the order in which the gateway named them. */
export function dueScripts(
  { registry }: Machine,
  scripts: readonly ScriptPolicy[],
  userScripts: boolean,
  owner = deviceOwner,
): readonly ScriptPolicy[] {
  return scripts.filter(({ Id, RunAs }) => {
    if (RunAs === userContext && !userScripts) return false;
    const key = `${policiesKey}\\${owner}\\${Id}`;
    if (registry.text(key, 'Result') === 'Success') return false;
    return (registry.number(key, 'DownloadCount') ?? 0) < attempts;
  });
}

/** Runs scripts one after another, and reports each. */
export function* runScripts(
  { machine, state }: Pick<Management, 'machine' | 'state'>,
  gateway: Gateway,
  phase: EspPhase,
  scripts: readonly ScriptPolicy[],
  owner = deviceOwner,
): Process<void> {
  logLine(machine, agentLines.scripts(scripts.length));
  for (const script of scripts) {
    const key = `${policiesKey}\\${owner}\\${script.Id}`;
    const { registry } = machine;
    registry.setNumber(key, 'DownloadCount', (registry.number(key, 'DownloadCount') ?? 0) + 1);
    logLine(machine, agentLines.script(script));
    logLine(machine, agentLines.scriptPhase(phase));
    logLine(machine, agentLines.scriptFile(script, owner));
    logLine(machine, agentLines.scriptLaunch(script.RunAs === userContext ? 'user' : 'machine'));
    const conduct = beginScript(machine, script.Id, conductOf(script));
    const { runSeconds, output = '', hangs, restarts } = conduct;
    const span = runSeconds === undefined ? usualRun : seconds(runSeconds);
    const executor = (text: string): void => logLine(machine, text, 'info', 'AgentExecutor');
    executor(executorLines.invoked);
    executor(executorLines.argument(script, owner));
    executor(executorLines.prepared);
    executor(executorLines.command(script, owner));
    machine.happenings.emit({ kind: 'program begun', program: script.Id });
    const run = yield* within(runLimit, machine.programs.run('powershell.exe', programRuns(span, hangs)));
    const late = run === 'late';
    const isEnded = run !== 'late' && run.value === 'ended';
    const exitCode = isEnded ? endedFromOutside : (conduct.exitCode ?? 0);
    // It runs again with one of the next check-ins, which begin behind the restart.
    if (!late && !isEnded && restarts)
      yield* restartByProgram(machine, state, { id: script.Id, name: script.Name });
    machine.happenings.emit({ kind: 'program ended', program: script.Id, exitCode: late ? null : exitCode });
    executor(late ? executorLines.stopped : executorLines.ended(exitCode));
    executor(executorLines.scriptError);
    executor(executorLines.output(isEnded ? '' : output));
    const succeeded = !late && exitCode === 0;
    const errorCode = succeeded ? 0 : late ? HResults.maxRunTimePassed : fromWin32(exitCode);
    registry.setText(key, 'Result', succeeded ? 'Success' : 'Failed');
    registry.setText(key, 'ResultDetails', JSON.stringify({ ExecutionMsg: isEnded ? '' : output }));
    registry.setNumber(key, 'ErrorCode', errorCode);
    const level = succeeded ? 'info' : 'error';
    logLine(machine, late ? agentLines.scriptLate : agentLines.scriptEnd(exitCode), level);
    logLine(machine, agentLines.scriptResult(script, owner, succeeded), level);
    yield* gateway.report(
      { AppId: script.Id, State: succeeded ? 'installed' : 'failed', ErrorCode: errorCode },
      phase,
    );
  }
}

const conductOf = ({ Conduct }: ScriptPolicy): ScriptConduct =>
  Conduct === undefined ? {} : (unseal(Conduct) as ScriptConduct);
