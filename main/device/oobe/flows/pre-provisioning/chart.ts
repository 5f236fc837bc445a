/**
 * The menu behind five presses, and the pre-provisioning branch (facts/set-up-order#pre-provisioning-branch,
 * facts/pre-provisioning-pages).
 */
import { defineFlow } from '../../define-flow.ts';
import { black, statusPage } from '../../page.ts';
import { restarting } from '../../restarting.ts';
import { renameDevice } from '../updates/work.ts';
import { exportPage, landing, menu, notice, preparing, resetting, result } from './pages.ts';
import { exportTheLogs, loadLanding, reseal, resetPc, runTechnicianEsp } from './work.ts';

/** The archive is made at once, and nothing is made where the drive is gone; writing it takes its time. */
const exporting = [
  { guard: 'the drive is ready', target: 'exporting the logs', actions: 'collect logs' },
  { target: 'exporting the logs' },
] as const;

export const preProvisioning = defineFlow({
  'choosing what to do': {
    page: menu,
    on: {
      choose: { actions: 'choose the option' },
      'press.exit': [
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
        { guard: 'logs are to be exported', target: 'choosing where to export' },
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

  'choosing where to export': {
    page: exportPage('folder'),
    on: {
      choose: { actions: 'choose the drive' },
      'press.cancel': 'choosing what to do',
      'press.next': exporting,
    },
  },
  'exporting the logs': {
    page: exportPage('exporting'),
    work: exportTheLogs,
    on: {
      done: [
        { guard: 'the drive is ready', target: 'telling that the logs are exported' },
        { target: 'telling that the export failed' },
      ],
    },
  },
  'telling that the logs are exported': {
    page: exportPage('exported'),
    on: { 'press.close': 'choosing what to do' },
  },
  'telling that the export failed': {
    page: exportPage('failed'),
    on: { 'press.close': 'choosing what to do', 'press.retry': exporting },
  },

  'loading the landing page': {
    page: landing('loading'),
    resume: 'landing',
    work: loadLanding,
    on: {
      'profile answered': [
        {
          guard: 'the service has a profile',
          target: 'landing',
          actions: ['keep the profile', 'render the QR code'],
        },
        {
          guard: 'the answer came from the service',
          target: 'result',
          actions: ['keep the profile', 'fail without a profile'],
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
        guard: 'the profile has a name',
        target: 'renaming the device',
        actions: ['start the clock', 'note the first pages'],
      },
      'press.cancel': 'prefetching the profile',
    },
  },
  'renaming the device': {
    page: preparing,
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
      succeeded: [
        { guard: 'a sign-in stops pre-provisioning', target: 'signing nobody in' },
        { target: 'result', actions: 'succeed' },
      ],
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
      'press.view-diagnostics': { guard: 'a failure lets logs be collected', actions: 'show diagnostics' },
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
