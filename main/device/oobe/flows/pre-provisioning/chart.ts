/**
 * The menu behind five presses, and the pre-provisioning branch (facts/set-up-order#pre-provisioning-branch,
 * facts/pre-provisioning-pages).
 */
import { defineFlow } from '../../define-flow.ts';
import { black, progress, statusPage } from '../../page.ts';
import { restarting } from '../../restarting.ts';
import { renameDevice } from '../updates/work.ts';
import { landing, menu, notice, resetting, result } from './pages.ts';
import { loadLanding, reseal, resetPc, runTechnicianEsp } from './work.ts';

export const preProvisioning = defineFlow({
  'choosing what to do': {
    page: menu,
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
  'telling that there is no package': {
    page: notice('no-package', ['back']),
    on: { 'press.back': 'choosing what to do' },
  },
  'asking whether to reset': {
    page: notice('reset-setup', ['no', 'yes']),
    on: { 'press.no': 'choosing what to do', 'press.yes': 'resetting' },
  },

  'loading the landing page': {
    page: landing('loading'),
    resume: 'landing',
    work: loadLanding,
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
    page: landing('loaded'),
    resume: 'landing',
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
    page: progress('applying-settings'),
    resume: 'technician-esp',
    record: 'technician begins',
    work: renameDevice,
    on: {
      renamed: [
        { guard: 'a restart is needed', target: 'restarting into the ESP' },
        { target: 'technician ESP' },
      ],
    },
  },
  'technician ESP': {
    page: statusPage,
    resume: 'technician-esp',
    work: runTechnicianEsp,
    on: {
      succeeded: { target: 'result', actions: 'succeed' },
      'restart due': 'restarting into the ESP',
      'step failed': { target: 'result', actions: 'fail' },
    },
  },
  'restarting into the ESP': restarting('technician-esp'),
  result: {
    page: result,
    resume: 'result',
    record: 'technician ends',
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
    page: black('shutting-down', 'boot.shutting-down'),
    resume: 'start',
    prompt: false,
    work: reseal,
    on: { resealed: { actions: 'shut down' } },
  },
  resetting: {
    page: resetting,
    resume: 'resetting',
    prompt: false,
    work: resetPc,
    on: { done: { actions: 'start afresh' } },
  },
});
