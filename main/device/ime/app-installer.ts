/**
 * One app's way: detection, requirements, download, installation or removal, detection
 * (facts/apps#life-of-a-win32-app).
 */
import type { EspPhase, ScriptAnswer, Win32AppPolicy } from '../../protocols/ime/ime.messages.ts';
import { fromWin32 } from '../../protocols/hresult/hresult.ts';
import type { Process } from '../../world/process.ts';
import type { Management } from '../mdm/management.ts';
import { appLines } from './agent-lines.ts';
import { appLog, logLine } from './agent-log.ts';
import { isAgentCertificateExpired } from './agent-certificate.ts';
import type { AppOutcome } from './app-outcome.ts';
import { AgentError, failedWith, usualScriptAnswer } from './app-outcome.ts';
import { foundByCourse } from '../mdm/packages/program-course.ts';
import { catchUp } from '../mdm/packages/run-package.ts';
import { fetchContent } from './content.ts';
import type { Gateway } from './gateway.ts';
import { unmetRequirement } from './requirements.ts';
import { rebootOf } from './return-codes.ts';
import { ruleHolds } from './rules.ts';
import { runCommand } from './run-command.ts';

export class AppInstaller {
  readonly #management: Management;
  readonly #gateway: Gateway;
  readonly #phase: EspPhase;
  /** What the app's detection script says; undefined where the agent has not installed the app. */
  readonly #script: (app: Win32AppPolicy) => ScriptAnswer | undefined;

  constructor(
    management: Management,
    gateway: Gateway,
    phase: EspPhase,
    script: (app: Win32AppPolicy) => ScriptAnswer | undefined,
  ) {
    this.#management = management;
    this.#gateway = gateway;
    this.#phase = phase;
    this.#script = script;
  }

  /** All rules hold. An app without rules is never detected; 'unknown' once the agent's certificate is over. */
  detected(app: Win32AppPolicy, script = this.#script(app)): boolean | 'unknown' {
    const { machine } = this.#management;
    if (isAgentCertificateExpired(machine)) {
      logLine(machine, appLines.detection(app, 'NotComputed'), 'error', 'AppWorkload');
      return 'unknown';
    }
    catchUp(machine, app.Id);
    const course = foundByCourse(machine, app.Id);
    const said = course === undefined ? script : course ? (script ?? usualScriptAnswer) : undefined;
    const found =
      app.DetectionRules.length > 0 && app.DetectionRules.every((rule) => ruleHolds(machine, rule, said));
    logLine(machine, appLines.detection(app, found ? 'Detected' : 'NotDetected'), 'info', 'AppWorkload');
    return found;
  }

  /** Applicability; false is no failure. */
  applicable(app: Win32AppPolicy): boolean {
    const { machine } = this.#management;
    const unmet = unmetRequirement(machine, app.RequirementRules);
    logLine(machine, appLines.applicability(app, unmet === undefined), 'info', 'AppWorkload');
    if (unmet) appLog(machine, app)(`requirement of type ${unmet.type} is not met`);
    return unmet === undefined;
  }

  /** Downloads and installs an app that is not there, and looks for it again. */
  *install(app: Win32AppPolicy): Process<AppOutcome> {
    const fetched = yield* fetchContent(this.#management.machine, this.#gateway, this.#phase, app);
    if ('errorCode' in fetched) return failedWith(fetched.errorCode);
    const end = yield* runCommand(this.#management, app, fetched, 'install');
    if (end === 'late') return failedWith(AgentError.MaxRunTime);
    const { exitCode, type } = end;
    if (type === 'failed' || type === 'retry') return failedWith(fromWin32(exitCode), exitCode);
    const script = fetched.content.detection ?? usualScriptAnswer;
    if (this.detected(app, script) !== true) return failedWith(AgentError.NotDetected, exitCode);
    return { state: 'installed', exitCode, reboot: rebootOf(app, type), script };
  }

  /** Downloads the content, runs the uninstall command and looks whether the app is gone. */
  *uninstall(app: Win32AppPolicy): Process<AppOutcome> {
    const outcome = yield* this.#uninstall(app);
    return outcome.state === 'failed' ? { ...outcome, uninstalling: true } : outcome;
  }

  *#uninstall(app: Win32AppPolicy): Process<AppOutcome> {
    const fetched = yield* fetchContent(this.#management.machine, this.#gateway, this.#phase, app);
    if ('errorCode' in fetched) return failedWith(fetched.errorCode);
    const end = yield* runCommand(this.#management, app, fetched, 'uninstall');
    if (end === 'late') return failedWith(AgentError.MaxRunTime);
    const { exitCode, type } = end;
    if (type === 'failed' || type === 'retry') return failedWith(fromWin32(exitCode), exitCode);
    // What a detection script looks for is gone with the app.
    const byScriptOnly = app.DetectionRules.every(({ type: rule }) => /script/i.test(rule));
    if (!byScriptOnly && this.detected(app) !== false) return failedWith(AgentError.StillDetected, exitCode);
    return { state: 'uninstalled', exitCode };
  }
}
