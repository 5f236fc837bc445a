/** One app's way: detection, requirements, dependencies, download, installation, detection (intune-facts 4.5). */
import type { Win32AppPolicy } from '../../protocols/ime/ime.messages.ts';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import { formatHResult, fromWin32, hresult } from '../../protocols/hresult/hresult.ts';
import type { InstallerPackage } from '../../protocols/ime/installer-package.ts';
import type { Process } from '../../world/process.ts';
import { sleep, within } from '../../world/process.ts';
import { minutes } from '../../world/time.ts';
import type { Management } from '../mdm/management.ts';
import { download } from '../mdm/packages/download.ts';
import { runPackage } from '../mdm/packages/run-package.ts';
import type { LogType } from './agent-log.ts';
import { logLine } from './agent-log.ts';
import type { Gateway, EspPhase } from './gateway.ts';
import { isGatewayFailure } from './gateway.ts';
import { unmetRequirement } from './requirements.ts';
import type { ReturnType } from './return-codes.ts';
import { returnTypeOf } from './return-codes.ts';
import { ruleHolds } from './rules.ts';

/** Codes of the agent (autopilot-facts 6.4). */
export const AgentError = {
  NotDetected: hresult(0x87d1041c),
  DependencyFailed: hresult(0x87d00215),
  ContentInfo: hresult(0x87d30065),
  Download: hresult(0x87d30068),
  MaxRunTime: hresult(0x87d300c9),
} as const;

export type AppOutcome =
  | {
      readonly state: 'installed';
      readonly exitCode: number | null;
      readonly reboot: 'none' | 'soft' | 'hard';
    }
  | { readonly state: 'notApplicable'; readonly exitCode: null }
  | { readonly state: 'failed'; readonly exitCode: number | null; readonly errorCode: HResult };

/** Return type 'retry': three more attempts, five minutes apart. */
const retries = 3;
const retryPause = minutes(5);

export class AppInstaller {
  readonly #management: Management;
  readonly #gateway: Gateway;
  readonly #phase: EspPhase;
  /** Whether the app was installed before, by its record. */
  readonly #known: (app: Win32AppPolicy) => boolean;

  constructor(
    management: Management,
    gateway: Gateway,
    phase: EspPhase,
    known: (app: Win32AppPolicy) => boolean,
  ) {
    this.#management = management;
    this.#gateway = gateway;
    this.#phase = phase;
    this.#known = known;
  }

  /** All rules hold. An app without rules is never detected. */
  detected(app: Win32AppPolicy, installedBefore = this.#known(app)): boolean {
    const { machine } = this.#management;
    const found =
      app.DetectionRules.length > 0 &&
      app.DetectionRules.every((rule) => ruleHolds(machine, rule, installedBefore));
    this.#log(app, `detection state: ${found ? 'Detected' : 'NotDetected'}`);
    return found;
  }

  /** Applicability; false is no failure. */
  applicable(app: Win32AppPolicy): boolean {
    const unmet = unmetRequirement(this.#management.machine, app.RequirementRules);
    this.#log(app, unmet ? `not applicable, requirement of type ${unmet.type} is not met` : 'applicable');
    return unmet === undefined;
  }

  /** Downloads and installs an app that is not there, and looks for it again. */
  *install(app: Win32AppPolicy): Process<AppOutcome> {
    const content = yield* this.#download(app);
    if ('state' in content) return content;
    const run = yield* this.#run(app, content);
    if (run === 'late') {
      this.#log(app, `ran longer than ${app.MaxRunTimeInMinutes} minutes`, 'error');
      return { state: 'failed', exitCode: null, errorCode: AgentError.MaxRunTime };
    }
    const { exitCode, type } = run;
    if (type === 'failed' || type === 'retry')
      return { state: 'failed', exitCode, errorCode: fromWin32(exitCode) };
    if (!this.detected(app, true)) return { state: 'failed', exitCode, errorCode: AgentError.NotDetected };
    const reboot = type === 'softReboot' ? 'soft' : type === 'hardReboot' ? 'hard' : 'none';
    return { state: 'installed', exitCode, reboot };
  }

  *#download(app: Win32AppPolicy): Process<InstallerPackage | AppOutcome> {
    const failed = (errorCode: HResult, cause: string): AppOutcome => {
      this.#log(app, `download failed, hResult ${formatHResult(errorCode)}: ${cause}`, 'error');
      return { state: 'failed', exitCode: null, errorCode };
    };
    const info = yield* this.#gateway.content(app.Id, this.#phase);
    if (isGatewayFailure(info)) return failed(AgentError.ContentInfo, info.cause);
    this.#log(app, `downloading, bytes 0/${info.Size}`);
    const answer = yield* download(this.#management.machine, info.Url);
    if (!('content' in answer)) return failed(AgentError.Download, answer.cause);
    this.#log(app, `downloaded, bytes ${answer.size}/${answer.size}`);
    return answer.content;
  }

  *#run(
    app: Win32AppPolicy,
    content: InstallerPackage,
  ): Process<{ readonly exitCode: number; readonly type: ReturnType } | 'late'> {
    const { machine, state } = this.#management;
    const installed = (code: number): boolean => !['failed', 'retry'].includes(returnTypeOf(app, code));
    for (let attempt = 0; ; attempt++) {
      this.#log(app, `install command: ${app.InstallCommandLine}`);
      const limit = minutes(app.MaxRunTimeInMinutes || 60);
      const ended = yield* within(limit, runPackage(machine, state, { name: app.Name, content, installed }));
      if (ended === 'late') return 'late';
      const exitCode = ended.value;
      const type = returnTypeOf(app, exitCode);
      this.#log(
        app,
        `installer exit code: ${exitCode}, return type: ${type}`,
        type === 'failed' ? 'error' : 'info',
      );
      if (type !== 'retry' || attempt >= retries) return { exitCode, type };
      this.#log(app, `retry ${attempt + 1} of ${retries} in 5 minutes`, 'warning');
      yield* sleep(retryPause);
    }
  }

  #log(app: Win32AppPolicy, text: string, type: LogType = 'info'): void {
    logLine(this.#management.machine, `[Win32App] ${app.Name} (id = ${app.Id}): ${text}`, type);
  }
}
