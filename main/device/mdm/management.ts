/**
 * Device management of one PC: the management tree, the DM client and what they share. It lives as long as
 * the PC's disk; what runs in it ends with the power and is taken up by `resume`.
 */
import type { Process } from '../../world/process.ts';
import { Group } from '../../world/process.ts';
import { awaitsUser } from '../autopilot/flow.ts';
import { createTpmKey } from '../join/tpm-key.ts';
import { setUpAccountSid } from '../windows/automatic-logon.ts';
import type { Machine } from '../windows/machine.ts';
import type { CspContext, ManagementParts } from './csp/csp.ts';
import { CspTree } from './csp/csp-tree.ts';
import { csps } from './csp/csps.ts';
import { resumeEncryption } from './csp/bitlocker.ts';
import { measureBoot } from './csp/health-attestation.ts';
import { resumeModernApps } from './csp/enterprise-modern-app-management.ts';
import { resumeMsiJobs } from './csp/enterprise-desktop-app-management.ts';
import type { Scope } from './csp/loc-uri.ts';
import { NodeStore } from './csp/node-store.ts';
import type { NodeValue } from './csp/node-store.ts';
import { notSimulated } from './csp/not-simulated.ts';
import { resumeOffice } from './csp/office.ts';
import { resumeWipe } from './csp/remote-wipe.ts';
import { resumeScep } from './csp/client-certificate-install.ts';
import { DmClient } from './dm-client.ts';
import { findEnrolment } from './enrolment.ts';
import { ManagementState } from './management-state.ts';
import { resumeRemovals } from './packages/kept-packages.ts';
import { noteRestart } from './packages/program-course.ts';
import { poll, pollOnLogin, scheduleName } from './polling.ts';
import { clearAppReboots, clearPendingReboot, listRebootUris } from './reboot-required.ts';
import { retryMerges } from './policy-merge.ts';
import { resumeUnenroll } from './unenroll.ts';

export interface Management {
  readonly machine: Machine;
  readonly tree: CspTree;
  readonly state: ManagementState;
  readonly parts: ManagementParts;
  readonly dmClient: DmClient;
  /** Runs a process until the PC loses power or is resealed; `name` is for those that go on without end. */
  background(process: Process<void>, name?: string): void;
  /** Reseal: what is under way ends, as it does with the power, and is taken up in the user's flow. */
  halt(): void;
  /** After each power-on: nobody is signed in, restarts that were due are done, jobs go on. */
  resume(): void;
  /** All that it remembers, for the state digest. */
  memory(): unknown;
  /** Tries the jobs again that failed: "Try again" on the Enrollment Status Page. */
  retryFailedJobs(): void;
}

/**
 * `nodes` are those that `tree.entries()` told before. Keys are made in the TPM unless `makeKey` says otherwise.
 */
export function createManagement(
  machine: Machine,
  parts: Partial<ManagementParts> & Pick<ManagementParts, 'hardwareHash'>,
  nodes: readonly (readonly [string, NodeValue])[] = [],
): Management {
  const state = new ManagementState();
  state.userChanges.listen(() => {
    machine.eventLog.signedIn = state.user?.sid ?? setUpAccountSid;
  });
  const allParts: ManagementParts = {
    makeKey: (container) => createTpmKey(machine, container),
    ...parts,
  };
  const group = new Group('device management');
  machine.group.add(() => group.cancel());
  const background = (process: Process<void>, name?: string): void => {
    machine.world.run(group, process, undefined, name);
  };
  const tree: CspTree = new CspTree(csps, notSimulated, new NodeStore(nodes), () => context);
  const dmClient = new DmClient(machine, tree, state);
  const context: CspContext = {
    machine,
    tree,
    state,
    parts: allParts,
    background,
    jobEnded: (uri) => {
      if (findEnrolment(machine.registry)) background(dmClient.jobSession(uri));
    },
    tellPolicy: (uri, code) => dmClient.policySession(uri, code),
  };
  const take = (which: 'cut-short' | 'failed', scope: Scope): void => {
    for (const resume of [resumeMsiJobs, resumeModernApps, resumeOffice, resumeScep])
      resume(context, which, scope);
  };
  /** The user's jobs wait for the first sign-in after a power-on: before it there is no user channel. */
  let userJobsWait = false;
  /** The device's jobs wait for the user's flow once the PC is resealed: they are not the technician's any more. */
  let deviceJobsWait = false;
  listRebootUris(machine.registry);
  const management: Management = {
    machine,
    tree,
    state,
    parts: allParts,
    dmClient,
    background,
    halt: () => group.cancel(),
    resume: () => {
      state.signOut();
      measureBoot(machine);
      noteRestart(machine.registry);
      clearPendingReboot(context);
      clearAppReboots(tree);
      deviceJobsWait = awaitsUser(machine.registry);
      if (!deviceJobsWait) take('cut-short', 'Device');
      userJobsWait = true;
      resumeEncryption(context);
      resumeRemovals(context);
      resumeWipe(context);
      resumeUnenroll(context);
      background(poll(management), scheduleName);
    },
    memory: () => ({
      nodes: tree.entries(),
      notSimulated: tree.notSimulated,
      shared: state.state(),
      dmClient: dmClient.state(),
      userJobsWait,
      deviceJobsWait,
    }),
    retryFailedJobs: () => {
      retryMerges(context);
      take('failed', 'Device');
      if (state.user) take('failed', 'User');
    },
  };
  state.userFlowBegun.listen(() => {
    if (deviceJobsWait) take('cut-short', 'Device');
    deviceJobsWait = false;
  });
  state.userChanges.listen(() => {
    if (!state.user) return;
    if (userJobsWait) take('cut-short', 'User');
    userJobsWait = false;
    background(pollOnLogin(management));
  });
  return management;
}
