/** Windows Hello for Business: AADHello and NGC after account setup (1.2 node 23, 1.6). */
import type { OobeSetup } from '../oobe.setup.ts';

export const windowsHello = (oobe: OobeSetup) =>
  oobe.createStateConfig({
    states: {
      'looking at Windows Hello': {
        always: [
          { guard: 'Windows Hello can learn the user', target: 'offering to learn the user' },
          { guard: 'Windows Hello is required', target: 'requiring Windows Hello' },
          { target: 'desktop' },
        ],
      },
      // Face or fingerprint, whichever sensor the PC has; the PIN comes in either case.
      'offering to learn the user': {
        on: { 'press.yes': 'learning the user', 'press.skip': 'requiring Windows Hello' },
      },
      'learning the user': {
        invoke: { src: 'learn the user' },
        on: { done: 'requiring Windows Hello' },
      },
      'requiring Windows Hello': { on: { 'press.next': 'asking for a PIN' } },
      'asking for a PIN': {
        on: {
          'press.next': [
            {
              guard: 'the PIN is good',
              target: 'setting up Windows Hello',
              actions: 'leave the PIN problem',
            },
            { actions: 'show the PIN problem' },
          ],
          'press.cancel': { target: 'warning about Windows Hello', actions: 'leave the PIN problem' },
        },
      },
      'warning about Windows Hello': {
        on: {
          'press.back': 'asking for a PIN',
          'press.skip': { target: 'desktop', actions: ['skip Windows Hello', 'note that Hello was skipped'] },
        },
      },
      'setting up Windows Hello': {
        invoke: { src: 'set up Windows Hello' },
        on: {
          done: 'telling that Windows Hello is set up',
          'step failed': 'telling that Windows Hello failed',
        },
      },
      'telling that Windows Hello is set up': { on: { 'press.next': 'desktop' } },
      'telling that Windows Hello failed': {
        on: {
          'press.try-again': 'setting up Windows Hello',
          'press.skip': { target: 'desktop', actions: ['skip Windows Hello', 'note that Hello was skipped'] },
        },
      },
    },
  });
