/**
 * Windows Hello for Business: AADHello and NGC after account setup (facts/set-up-order#node-order 23,
 * facts/set-up-pages#windows-hello).
 */
import { defineFlow } from '../../define-flow.ts';
import { hello, pinPage, sensorPage } from './pages.ts';
import { learnUser, newPin, setUpHello } from './work.ts';

export const windowsHello = defineFlow({
  'looking at Windows Hello': {
    always: [
      {
        guard: 'Windows Hello can learn the user',
        target: 'offering to learn the user',
        actions: 'note that Hello begins',
      },
      {
        guard: 'Windows Hello is required',
        target: 'requiring Windows Hello',
        actions: 'note that Hello begins',
      },
      { target: 'desktop', actions: 'note that Hello is not wanted' },
    ],
  },
  // Face or fingerprint, whichever sensor the PC has; the PIN comes in either case.
  'offering to learn the user': {
    page: sensorPage('', ['skip', 'yes']),
    resume: 'desktop',
    prompt: false,
    on: { 'press.yes': 'learning the user', 'press.skip': 'requiring Windows Hello' },
  },
  'learning the user': {
    page: sensorPage('learning-', []),
    prompt: false,
    work: learnUser,
    on: { done: 'requiring Windows Hello' },
  },
  'requiring Windows Hello': {
    page: hello('required', ['next']),
    resume: 'desktop',
    prompt: false,
    on: { 'press.next': 'asking for a PIN' },
  },
  'asking for a PIN': {
    page: pinPage(['next', 'cancel']),
    asks: newPin,
    prompt: false,
    on: {
      'press.next': [
        {
          guard: 'the PIN is good',
          target: 'setting up Windows Hello',
          actions: ['leave the PIN problem', 'keep the PIN proof'],
        },
        { actions: 'show the PIN problem' },
      ],
      'press.cancel': { target: 'warning about Windows Hello', actions: 'leave the PIN problem' },
    },
  },
  'warning about Windows Hello': {
    page: hello('hold-on', ['back', 'skip']),
    prompt: false,
    on: {
      'press.back': 'asking for a PIN',
      'press.skip': { target: 'desktop', actions: ['skip Windows Hello', 'note that Hello was skipped'] },
    },
  },
  'setting up Windows Hello': {
    page: pinPage([]),
    prompt: false,
    work: setUpHello,
    on: {
      done: { target: 'telling that Windows Hello is set up', actions: 'forget the PIN proof' },
      'step failed': 'telling that Windows Hello failed',
    },
  },
  'telling that Windows Hello is set up': {
    page: hello('all-set', ['next']),
    prompt: false,
    on: { 'press.next': 'desktop' },
  },
  'telling that Windows Hello failed': {
    page: hello('failed', ['try-again', 'skip']),
    prompt: false,
    on: {
      'press.try-again': 'setting up Windows Hello',
      'press.skip': { target: 'desktop', actions: ['skip Windows Hello', 'note that Hello was skipped'] },
    },
  },
});
