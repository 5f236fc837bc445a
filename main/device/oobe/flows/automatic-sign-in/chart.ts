/**
 * The sign-in screen that stands where the status page should: Windows could not sign the set-up's own account in, and
 * nobody knows its password (facts/policies#policies-that-break-the-set-up). Only a reset leads on.
 */
import { defineFlow } from '../../define-flow.ts';
import { signInScreen } from '../lock-screen/pages.ts';
import { notice } from './pages.ts';
import { setUpPassword } from './work.ts';

export const automaticSignIn = defineFlow({
  'signing nobody in': {
    always: [
      {
        guard: 'a message stands before the sign-in',
        target: 'reading the message',
        actions: 'fail at the sign-in',
      },
      { target: 'standing at the sign-in screen', actions: 'fail at the sign-in' },
    ],
  },
  'reading the message': {
    page: notice,
    record: 'nobody signs in',
    prompt: false,
    on: { 'press.next': 'standing at the sign-in screen' },
  },
  'standing at the sign-in screen': {
    page: signInScreen,
    record: 'nobody signs in',
    prompt: false,
    asks: setUpPassword,
    on: { 'press.sign-in': { actions: 'show that the password is wrong' } },
  },
});
