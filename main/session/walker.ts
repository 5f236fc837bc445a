/** The person of a walk: what the words with '$' in an answer stand for, on this PC and in this tenant. */
import type { SessionInput } from '../../shared/session/input.ts';
import type { Scenario } from '../../shared/session/scenario.ts';
import type { Session } from './session.ts';

type Person = Pick<Scenario, 'user' | 'network'>;

/** What of a session the words are looked up in. */
export interface WalkedSession extends Pick<Session, 'stage' | 'accessPassOf' | 'practicePin'> {
  console(): Pick<ReturnType<Session['console']>, 'users' | 'device' | 'person'>;
}

/** An input with its words filled in; undefined where one stands for nothing, as the password of an open network. */
export function inputOf(
  input: SessionInput,
  session: WalkedSession,
  person: Person,
): SessionInput | undefined {
  if (input.type === 'choose') {
    const value = wordFor(input.value, session, person);
    return value === null ? undefined : { ...input, value };
  }
  // What a walk says of nobody is the scenario's own.
  if (input.type === 'admin') return { ...input, by: input.by ?? 'scenario' };
  if (input.type !== 'press' || input.values === undefined) return input;
  const typed = new Map<string, string>();
  for (const [field, written] of Object.entries(input.values)) {
    const word =
      written === '$practicePassword'
        ? practicePasswordOf(session, nameOnPage(session) || typed.get('user-name') || '')
        : written === '$temporaryAccessPass'
          ? session.accessPassOf(nameOnPage(session))
          : wordFor(written, session, person);
    if (word === null) return undefined;
    typed.set(field, word);
  }
  return { ...input, values: Object.fromEntries(typed) };
}

/** What a word stands for; itself, where it is none of these. */
function wordFor(word: string, session: WalkedSession, { user, network }: Person): string | null {
  switch (word) {
    case '$userName':
      return walkerOf(session, user)?.userPrincipalName ?? null;
    // A PC that is in no domain knows people by their user names.
    case '$domainAccount': {
      const walker = walkerOf(session, user);
      return (inDomain(session) ? walker?.domainAccount : walker?.userPrincipalName) ?? null;
    }
    case '$ssid':
      return network.wireless[0]?.ssid ?? null;
    case '$pin':
      return session.practicePin();
    case '$networkPassword':
      return network.wireless[0]?.password ?? null;
    default:
      return word;
  }
}

function inDomain(session: WalkedSession): boolean {
  const { screen } = session.stage();
  return screen.id !== 'lock-screen' || screen.domain !== null;
}

/** The scenario's user; in a tenant without that one the user of the PC, or the first of the tenant. */
function walkerOf(session: WalkedSession, wanted: string) {
  const { users, device, person } = session.console();
  const named = (name: string) =>
    users.find(({ userPrincipalName }) => userPrincipalName.toLowerCase() === name.toLowerCase());
  return named(wanted) ?? named(device.assignedUser) ?? named(person) ?? users[0];
}

function nameOnPage(session: WalkedSession): string {
  const { screen } = session.stage();
  return screen.id === 'sign-in' || screen.id === 'lock-screen' ? screen.userName : '';
}

/** The practice password of a user of the tenant, by either name; empty when there is none. */
export function practicePasswordOf(session: WalkedSession, userName: string): string {
  const wanted = userName.toLowerCase();
  const { users } = session.console();
  const found = users.find(
    ({ userPrincipalName, domainAccount }) =>
      userPrincipalName.toLowerCase() === wanted || domainAccount?.toLowerCase() === wanted,
  );
  return found?.practicePassword ?? '';
}
