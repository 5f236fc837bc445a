/** The menu behind five presses, and the pre-provisioning branch (autopilot-facts 1.2, 2, 3, 5). */
import type { OobeSetup } from '../oobe.setup.ts';

export const preProvisioning = (oobe: OobeSetup) =>
  oobe.createStateConfig({
    states: {
      'choosing what to do': {
        on: {
          choose: { actions: 'choose the option' },
          'press.cancel': [
            { guard: 'the menu came from the sign-in page', target: 'asking who signs in' },
            { target: 'prefetching the profile' },
          ],
          'press.next': [
            { guard: 'pre-provisioning is chosen', target: 'checking for updates first' },
            {
              guard: 'a package can be chosen',
              target: 'offering the packages',
              actions: 'select the first package',
            },
            { guard: 'a package is chosen', target: 'telling that there is no package' },
            { guard: 'a reset is chosen', target: 'asking whether to reset' },
          ],
        },
      },
      'telling that there is no package': { on: { 'press.back': 'choosing what to do' } },
      'asking whether to reset': { on: { 'press.no': 'choosing what to do', 'press.yes': 'resetting' } },

      'loading the landing page': {
        invoke: { src: 'load the landing page' },
        on: {
          'profile answered': [
            {
              guard: 'the answer came from the service',
              target: 'landing',
              actions: ['keep the profile', 'render the QR code'],
            },
            { target: 'result', actions: 'fail without internet' },
          ],
        },
      },
      landing: {
        on: {
          'press.refresh': 'loading the landing page',
          'press.provision': {
            guard: 'there is a profile',
            target: 'renaming the device',
            actions: ['start the clock', 'note the first pages'],
          },
          'press.cancel': 'prefetching the profile',
        },
      },
      'renaming the device': {
        invoke: { src: 'rename the device', input: ({ context }) => context },
        on: {
          renamed: [
            { guard: 'a restart is needed', target: 'restarting into the ESP' },
            { target: 'technician ESP' },
          ],
        },
      },
      'technician ESP': {
        tags: 'esp',
        invoke: { src: 'run the technician ESP', input: ({ context }) => context },
        on: {
          succeeded: { target: 'result', actions: 'succeed' },
          'restart due': 'restarting into the ESP',
          'step failed': { target: 'result', actions: 'fail' },
        },
      },
      'restarting into the ESP': { entry: 'restart' },
      result: {
        entry: 'render the QR code',
        on: {
          'press.reseal': { guard: 'provisioning succeeded', target: 'resealing' },
          'press.retry': {
            guard: 'provisioning failed',
            target: 'loading the landing page',
            actions: 'forget the result',
          },
          'press.reset': { guard: 'provisioning failed', target: 'resetting' },
          'press.view-diagnostics': { guard: 'provisioning failed', actions: 'show diagnostics' },
        },
      },
      resealing: {
        invoke: { src: 'reseal the device' },
        on: { resealed: { actions: 'shut down' } },
      },
      resetting: {
        invoke: { src: 'reset the PC' },
        on: { done: { actions: 'start afresh' } },
      },
    },
  });
