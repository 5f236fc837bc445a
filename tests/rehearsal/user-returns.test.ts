/** A user comes back to a PC that is set up: device management speaks for them again (facts/syncml#polling). */
import { expect, it } from 'vitest';
import { decodeSyncMl } from '../../main/protocols/syncml/syncml.codec.ts';
import { open } from '../testing/lab.ts';

/** LoginStatus of every session so far. */
const logins = (har: string): string[] =>
  (
    JSON.parse(har) as { log: { entries: { request: { url: string; postData?: { text: string } } }[] } }
  ).log.entries
    .filter(({ request }) => /cimhandler/i.test(request.url))
    .map(({ request }) => decodeSyncMl(request.postData?.text ?? ''))
    .filter(({ msgId }) => msgId === 1)
    .map(
      ({ commands }) =>
        commands
          .flatMap((command) => (command.kind === 'Alert' ? command.items : []))
          .find(({ type }) => type === 'com.microsoft/MDM/LoginStatus')!.data!,
    );

it('after a restart at the desktop the PC holds a session as soon as the user has signed in', () => {
  const { person, session } = open('entra-wired');
  person.setsUpTheAccount();
  person.waitsFor('hello');
  person.presses('next');
  person.presses('next', { pin: '480913', 'pin-confirm': '480913' });
  person.waitsFor('hello', ({ step }) => step === 'all-set');
  person.presses('next');
  person.waitsFor('desktop');
  person.cutsThePower();
  person.waitsFor('lock-screen');
  const before = logins(session.har()).length;
  person.presses('next');
  person.presses('sign-in', { pin: '480913' });
  person.waitsFor('desktop');
  session.advance(30_000);
  const after = logins(session.har()).slice(before);
  expect(after).toEqual(['user']);
});
