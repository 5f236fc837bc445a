/**
 * Critical updates and Autopilot's own, in front of the sign-in page and of the landing page
 * (facts/set-up-order#node-order, facts/set-up-order#pre-provisioning-branch).
 */
import { defineFlow } from '../../define-flow.ts';
import { progress } from '../../page.ts';
import { restarting } from '../../restarting.ts';
import { autopilotUpdate, carousel, checking, critical, notice } from './pages.ts';
import { checkForUpdates, installUpdates, renameDevice, updateAutopilot } from './work.ts';
import { needsTheNetwork } from '../network/chart.ts';

const offered = <State extends string>(kind: 'critical' | 'autopilot', target: State) => ({
  guard: { type: 'an update is offered' as const, params: { kind } },
  target,
});

/** How long "Your PC will restart before you continue" is shown. */
const restartNotice = 5000;

/** Nodes 7 to 9: each kind of update has a restart of its own; then the name of the profile's template. */
export const updates = defineFlow({
  'checking for updates': {
    page: checking,
    work: checkForUpdates,
    on: {
      'updates checked': [
        offered('critical', 'installing critical updates'),
        { target: 'looking at Autopilot updates' },
      ],
      ...needsTheNetwork,
    },
  },
  'installing critical updates': {
    page: critical,
    work: installUpdates('critical'),
    on: {
      'update installed': [
        { guard: 'updates want a restart', target: 'telling that the PC will restart' },
        { target: 'looking at Autopilot updates' },
      ],
    },
  },
  'telling that the PC will restart': {
    page: notice('updates.will-restart'),
    resume: 'connection',
    after: { [restartNotice]: 'restarting for updates' },
  },
  'restarting for updates': restarting('connection'),
  'looking at Autopilot updates': {
    always: [
      // Without a profile Windows looks again once the purpose is known (facts/set-up-order#windows-updates).
      { guard: 'there is no profile', target: 'looking at the name' },
      offered('autopilot', 'installing Autopilot updates'),
      { target: 'looking at the name' },
    ],
  },
  'installing Autopilot updates': {
    page: autopilotUpdate,
    work: updateAutopilot,
    on: {
      'update installed': [
        { guard: 'updates want a restart', target: 'restarting for updates' },
        { target: 'looking at the name' },
      ],
    },
  },
  'looking at the name': {
    always: [
      { guard: 'the user flow renames the device', target: 'renaming the device for its user' },
      { target: 'reviewing the license' },
    ],
  },
  'renaming the device for its user': {
    page: progress('applying-settings'),
    work: renameDevice,
    on: {
      renamed: [
        { guard: 'a restart is needed', target: 'restarting to the sign-in page' },
        { target: 'reviewing the license' },
      ],
    },
  },
  'restarting to the sign-in page': restarting('sign-in'),
});

/**
 * "Checking for Windows updates" behind the purpose page of a PC without a profile
 * (facts/set-up-order#windows-updates).
 */
export const updatesOfThePurpose = defineFlow({
  'checking for Windows updates': {
    page: notice('updates.checking-windows'),
    work: checkForUpdates,
    on: {
      'updates checked': [
        offered('autopilot', 'installing Windows updates'),
        { target: 'going on as chosen' },
      ],
      ...needsTheNetwork,
    },
  },
  'installing Windows updates': {
    page: carousel,
    work: installUpdates('autopilot'),
    on: {
      'update installed': [
        { guard: 'updates want a restart', target: 'restarting as chosen' },
        { target: 'going on as chosen' },
      ],
    },
  },
  'restarting as chosen': restarting('purpose'),
  'going on as chosen': {
    always: [
      { guard: 'the purpose is work', target: 'finding the branding' },
      { target: 'asking for a Microsoft account' },
    ],
  },
});

/** WhiteGloveZdp, WhiteGloveUpdate, WhiteGloveReboot: at most one restart before the landing page. */
export const technicianUpdates = defineFlow({
  'checking for updates first': {
    page: checking,
    resume: 'technician-updates',
    work: checkForUpdates,
    on: {
      'updates checked': [
        offered('critical', 'installing critical updates first'),
        { target: 'looking at Autopilot updates first' },
      ],
    },
  },
  'installing critical updates first': {
    page: critical,
    work: installUpdates('critical'),
    on: { 'update installed': 'looking at Autopilot updates first' },
  },
  'looking at Autopilot updates first': {
    always: [
      offered('autopilot', 'installing Autopilot updates first'),
      { guard: 'updates want a restart', target: 'restarting to the landing page' },
      { target: 'loading the landing page' },
    ],
  },
  'installing Autopilot updates first': {
    page: autopilotUpdate,
    work: updateAutopilot,
    on: {
      'update installed': [
        { guard: 'updates want a restart', target: 'restarting to the landing page' },
        { target: 'loading the landing page' },
      ],
    },
  },
  'restarting to the landing page': restarting('landing'),
});
