/** Somebody who answers each page that waits for a person, and lets world time pass. */
import type { Session } from '../../main/session/session.ts';
import type { open } from './lab.ts';

const hour = 3_600_000;
const user = 'mei.tanaka@alderfinch.example';
const account = 'CORP\\mei.tanaka';

/** Lets world time pass alarm by alarm, and counts the alarms of each hour. */
export function passer(session: Session, mostAlarms: number) {
  const alarms = new Map<number, number>();
  const most = (): number => Math.max(0, ...alarms.values());
  const until = (limit: number, holds: () => boolean, look: () => void = () => undefined): void => {
    const end = session.now() + limit * hour;
    while (session.now() < end && !holds()) {
      look();
      const next = Math.min(session.nextAlarm() ?? end, end);
      const present = Math.floor(next / hour);
      const count = (alarms.get(present) ?? 0) + 1;
      alarms.set(present, count);
      if (count > 4 * mostAlarms) throw new Error(`no rest at ${new Date(next).toISOString()}`);
      session.advance(next - session.now(), 1);
    }
  };
  return {
    until,
    hours: (span: number, look?: () => void) => until(span, () => false, look),
    busiestHour: most,
  };
}

type Person = ReturnType<typeof open>['person'];
type Screen<Id> = ReturnType<Person['screen']> & { readonly id: Id };
/** What is done at the page of an id; nothing where the page does not wait for anybody. */
type Answers = {
  readonly [Id in ReturnType<Person['screen']>['id']]?: (screen: Screen<Id>, person: Person) => void;
};

const pin = { pin: '480913', 'pin-confirm': '480913' };

const answers: Answers = {
  region: (_screen, person) => void person.presses('yes'),
  keyboard: (_screen, person) => void person.presses('yes'),
  'second-keyboard': (_screen, person) => void person.presses('skip'),
  'sign-in': ({ busy, step }, person) => {
    if (busy) return;
    if (step === 'user-name') person.presses('next', { 'user-name': user });
    if (step === 'password') person.presses('sign-in', { password: person.passwordOf(user) });
  },
  'stay-signed-in': ({ step }, person) => void person.presses(step === 'all-set' ? 'close' : 'next'),
  hello: ({ step }, person) => void person.presses('next', step === 'pin' ? pin : undefined),
  'lock-screen': ({ step, busy, userName, domain, credential }, person) => {
    const typed = domain === null ? user : account;
    if (step === 'locked') person.presses('next');
    else if (busy) return;
    else if (credential === 'pin') person.presses('sign-in', { pin: pin.pin });
    else
      person.presses('sign-in', {
        ...(userName === '' ? { 'user-name': typed } : {}),
        password: person.passwordOf(userName || typed),
      });
  },
  esp: ({ controls, waitsForSignOut }, person) => {
    if (controls.includes('continue-anyway')) person.presses('continue-anyway');
    else if (waitsForSignOut) person.presses('sign-out');
  },
};

/** What a person does now, from power-on to the desktop. */
export function acts(person: Person): void {
  const screen = person.screen();
  (answers[screen.id] as ((shown: typeof screen, by: Person) => void) | undefined)?.(screen, person);
}
