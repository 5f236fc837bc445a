/** What a person does at the PC: whether it is on offer at this moment, and what it brings about. */
import type { Control, StageInput } from '../../shared/stage/input.ts';
import type { Release } from '../../shared/release.ts';
import type { ScreenView } from '../../shared/stage/view.ts';
import { logsAreAllowed } from './esp/failure-page.ts';
import type { InstalledWindows } from './installed-windows.ts';
import { isOffered } from '../../shared/stage/screens.ts';
import { findEnrolment } from './mdm/enrolment.ts';
import type { OobeEvent } from './oobe/oobe.events.ts';
import type { RunningSetUp } from './oobe/running-set-up.ts';
import { managementReports } from './oobe/set-up-pc.ts';
import { WindowsKeyGesture } from './oobe/windows-key.ts';
import type { Pc } from './pc.types.ts';
import { endProcess, processesOf } from './shell/processes.ts';
import type { PowerEvent } from './power.machine.ts';

export interface InputParts {
  /** The set-up that runs, if one does. */
  setUp(): RunningSetUp | undefined;
  windows(): InstalledWindows;
  screen(): ScreenView;
  readonly release: Release;
  power(event: PowerEvent): void;
  changed(): void;
}

const pressOf = ({ control, values }: StageInput & { type: 'press' }): OobeEvent =>
  values ? { type: `press.${control}`, values } : { type: `press.${control}` };

export function pcInput(pc: InputParts): Pick<Pc, 'offers'> & {
  perform(input: StageInput): void;
  /** Begins the count of Windows keys anew. */
  reset(): void;
  /** For the state digest. */
  state(): unknown;
} {
  const { setUp, windows, screen } = pc;
  const row = () => setUp()?.row;
  const gesture = new WindowsKeyGesture();
  const sideWindows = () => windows().sideWindows;
  const page = () => sideWindows().page();

  /** A page of the set-up or the diagnostics page over it; not the black pages, and not once a user is at home. */
  const allowsPrompt = (): boolean =>
    page() !== undefined || (row() !== undefined && row()?.prompt !== false);

  function offers(input: StageInput): boolean {
    const running = setUp();
    switch (input.type) {
      case 'power-button':
        return true;
      case 'windows-key':
      case 'other-key':
        return running !== undefined;
      case 'shortcut':
        return input.shortcut === 'command-prompt' ? allowsPrompt() : diagnosticsAllowed();
      case 'type-line':
      case 'interrupt':
      case 'close-prompt':
        return sideWindows().commandPrompt() !== undefined;
      case 'start-program':
        return sideWindows().standsOpen;
      case 'close-program':
        return sideWindows()
          .started()
          .some(({ id }) => id === input.id);
      case 'end-process':
        return (running?.state === 'desktop' || sideWindows().standsOpen) && canBeEnded(input.id);
      case 'choose':
        return isOffered(screen(), input.value) && (running?.can(input) ?? false);
      case 'press':
        return (
          page()?.controls.includes(input.control) ??
          (running?.can(pressOf(input)) === true || settingsOffer(input.control))
        );
    }
  }

  /**
   * Windows 11, and the Enrollment Status Page's profile has switched it on
   * (facts/diagnostics#diagnostics-page), or the page of a failed pre-provisioning stands behind it.
   */
  function diagnosticsAllowed(): boolean {
    const { deployment } = windows();
    return (
      pc.release === 'windows-11-24h2' &&
      allowsPrompt() &&
      (logsAreAllowed(deployment.tree) || technicianFailed())
    );
  }

  function technicianFailed(): boolean {
    const shown = screen();
    return shown.id === 'result' && shown.outcome === 'failure';
  }

  function perform(input: StageInput): void {
    switch (input.type) {
      case 'power-button':
        pc.power({ type: 'power button' });
        break;
      case 'windows-key':
        if (gesture.press()) openMenu();
        break;
      case 'other-key':
        gesture.reset();
        break;
      case 'shortcut':
        if (input.shortcut === 'command-prompt') sideWindows().openPrompt();
        else sideWindows().openDiagnostics('MDMDiagReport.zip');
        pc.changed();
        break;
      case 'type-line':
        sideWindows().enter(input.text);
        pc.changed();
        break;
      case 'interrupt':
        sideWindows().interrupt();
        pc.changed();
        break;
      case 'close-prompt':
        sideWindows().closePrompt();
        pc.changed();
        break;
      case 'start-program':
        sideWindows().startProgram(input.program, input.of);
        pc.changed();
        break;
      case 'close-program':
        sideWindows().closeProgram(input.id);
        pc.changed();
        break;
      case 'end-process':
        endProcessOf(input.id);
        pc.changed();
        break;
      case 'choose':
        setUp()?.send(input);
        break;
      case 'press':
        press(input);
        break;
    }
  }

  function press(input: StageInput & { type: 'press' }): void {
    if (page()) sideWindows().press(input.control);
    else if (setUp()?.can(pressOf(input)) !== true && settingsOffer(input.control)) ofSettings(input.control);
    else setUp()?.send(pressOf(input));
    pc.changed();
  }

  const processOf = (id: number) =>
    processesOf(windows().machine, sideWindows().screen).find((process) => process.id === id);

  const canBeEnded = (id: number): boolean => {
    const process = processOf(id);
    return process !== undefined && process.kind !== 'windows';
  };

  function endProcessOf(id: number): void {
    const process = processOf(id);
    if (process) endProcess(windows().machine, process, sideWindows().screen);
  }

  /** What Settings offer over a page of the set-up (facts/desktop#windows-during-the-set-up). */
  function settingsOffer(control: Control): boolean {
    const { machine, deployment } = windows();
    return (
      sideWindows()
        .started()
        .some(({ program }) => program === 'settings') &&
      findEnrolment(machine.registry) !== undefined &&
      (control === 'export-logs' || (control === 'sync' && !deployment.sessions.inSession))
    );
  }

  function ofSettings(control: Control): void {
    if (control === 'sync') windows().deployment.sync();
    else sideWindows().collectLogs('MDMDiagReport.zip', managementReports);
  }

  /** The fifth press: on any page of the set-up, and nowhere else. */
  function openMenu(): void {
    const running = setUp();
    if (page() || !running?.row?.isPage) return;
    running.send({ type: 'five presses', from: running.row.isSignIn ? 'sign-in' : 'first-page' });
  }

  return { offers, perform, reset: () => gesture.reset(), state: () => ({ presses: gesture.presses }) };
}
