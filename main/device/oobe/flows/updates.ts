/** Critical updates and Autopilot's own, in front of the sign-in page and of the landing page (1.2, 1.3). */
import type { OobeSetup } from '../oobe.setup.ts';
import { needsTheNetwork } from './network.ts';

const offered = (kind: 'critical' | 'autopilot', target: string) => ({
  guard: { type: 'an update is offered' as const, params: { kind } },
  target,
});

/** How long "Your PC will restart before you continue" is shown. */
const restartNotice = 5000;

/** Nodes 7 to 9: each kind of update has a restart of its own; then the name of the profile's template. */
export const updates = (oobe: OobeSetup) =>
  oobe.createStateConfig({
    states: {
      'checking for updates': {
        invoke: { src: 'check for updates' },
        on: {
          'updates checked': [
            offered('critical', 'installing critical updates'),
            { target: 'looking at Autopilot updates' },
          ],
          ...needsTheNetwork,
        },
      },
      'installing critical updates': {
        invoke: { src: 'install updates', input: { kind: 'critical' } },
        on: {
          'update installed': [
            { guard: 'updates want a restart', target: 'telling that the PC will restart' },
            { target: 'looking at Autopilot updates' },
          ],
        },
      },
      'telling that the PC will restart': { after: { [restartNotice]: 'restarting for updates' } },
      'restarting for updates': { entry: 'restart' },
      'looking at Autopilot updates': {
        always: [
          // Without a profile Windows looks again once the purpose is known (1.6, measured order).
          { guard: 'there is no profile', target: 'looking at the name' },
          offered('autopilot', 'installing Autopilot updates'),
          { target: 'looking at the name' },
        ],
      },
      'installing Autopilot updates': {
        invoke: { src: 'install updates', input: { kind: 'autopilot' } },
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
        invoke: { src: 'rename the device', input: ({ context }) => context },
        on: {
          renamed: [
            { guard: 'a restart is needed', target: 'restarting to the sign-in page' },
            { target: 'reviewing the license' },
          ],
        },
      },
      'restarting to the sign-in page': { entry: 'restart' },
    },
  });

/** "Checking for Windows updates" behind the purpose page of a PC without a profile (1.6). */
export const updatesOfThePurpose = (oobe: OobeSetup) =>
  oobe.createStateConfig({
    states: {
      'checking for Windows updates': {
        invoke: { src: 'check for updates' },
        on: {
          'updates checked': [
            offered('autopilot', 'installing Windows updates'),
            { target: 'going on as chosen' },
          ],
          ...needsTheNetwork,
        },
      },
      'installing Windows updates': {
        invoke: { src: 'install updates', input: { kind: 'autopilot' } },
        on: {
          'update installed': [
            { guard: 'updates want a restart', target: 'restarting as chosen' },
            { target: 'going on as chosen' },
          ],
        },
      },
      'restarting as chosen': { entry: 'restart' },
      'going on as chosen': {
        always: [
          { guard: 'the purpose is work', target: 'finding the branding' },
          { target: 'asking for a Microsoft account' },
        ],
      },
    },
  });

/** WhiteGloveZdp, WhiteGloveUpdate, WhiteGloveReboot: at most one restart before the landing page. */
export const technicianUpdates = (oobe: OobeSetup) =>
  oobe.createStateConfig({
    states: {
      'checking for updates first': {
        invoke: { src: 'check for updates' },
        on: {
          'updates checked': [
            offered('critical', 'installing critical updates first'),
            { target: 'looking at Autopilot updates first' },
          ],
        },
      },
      'installing critical updates first': {
        invoke: { src: 'install updates', input: { kind: 'critical' } },
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
        invoke: { src: 'install updates', input: { kind: 'autopilot' } },
        on: {
          'update installed': [
            { guard: 'updates want a restart', target: 'restarting to the landing page' },
            { target: 'loading the landing page' },
          ],
        },
      },
      'restarting to the landing page': { entry: 'restart' },
    },
  });
