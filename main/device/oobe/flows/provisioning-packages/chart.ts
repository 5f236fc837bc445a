/**
 * "Install provisioning package": choice, password, installation, what came of it
 * (facts/pre-provisioning-pages#provisioning-packages).
 */
import { defineFlow } from '../../define-flow.ts';
import { restarting } from '../../restarting.ts';
import { packagePage } from './pages.ts';
import { installPackage, packagePassword } from './work.ts';

export const provisioningPackages = defineFlow({
  'offering the packages': {
    page: packagePage('offer', ['cancel', 'yes']),
    on: {
      choose: { actions: 'choose the package' },
      'press.yes': [
        { guard: 'no package is there', target: 'telling that there is no package' },
        { guard: 'the package is secured', target: 'asking for the package password' },
        { target: 'installing the package' },
      ],
      'press.cancel': 'choosing what to do',
    },
  },
  'asking for the package password': {
    page: packagePage('password', ['back', 'next']),
    asks: packagePassword,
    on: {
      'press.next': [
        { guard: 'no package is there', target: 'telling that there is no package' },
        { guard: 'the package password is right', target: 'installing the package' },
        { actions: 'show that the package password is wrong' },
      ],
      'press.back': { target: 'offering the packages', actions: 'leave the package problem' },
    },
  },
  'installing the package': {
    page: packagePage('installing', []),
    work: installPackage,
    on: { 'package installed': 'telling what the package did' },
  },
  'telling what the package did': {
    page: packagePage('status', ['collect-logs', 'reset', 'try-again', 'next']),
    on: {
      'press.try-again': { guard: 'the package failed', target: 'installing the package' },
      'press.collect-logs': { guard: 'the package failed', actions: 'collect logs' },
      'press.reset': { guard: 'the package failed', target: 'asking whether to reset' },
      'press.next': [
        { guard: 'a new name waits', target: 'restarting with the package' },
        { target: 'prefetching the profile' },
      ],
    },
  },
  'restarting with the package': restarting(),
});
