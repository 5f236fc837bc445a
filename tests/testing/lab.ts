/** A rehearsal for tests: a shipped scenario on a journal in memory, and somebody who presses its buttons. */
import { openSession } from '../../main/session/open-session.ts';
import type { JournalStorage, Session } from '../../main/session/session.ts';
import type { SessionSources } from '../../main/session/sources.ts';
import { submitted } from './strides.ts';
import { playWalk } from '../../main/session/walk.ts';
import { practicePasswordOf } from '../../main/session/walker.ts';
import { memory } from '../../main/world/remember.ts';
import { findScenario, sourcesOf } from '../../main/hosts/sources.ts';
import type { Scenario } from '../../shared/session/scenario.ts';
import type { SessionInput } from '../../shared/session/input.ts';
import type { ScreenView } from '../../shared/stage/view.ts';

export interface MemoryJournal extends JournalStorage {
  text: string;
}

export function memoryJournal(text = ''): MemoryJournal {
  const journal: MemoryJournal = {
    text,
    read: () => journal.text,
    append: (line) => {
      journal.text += `${line}\n`;
    },
    truncate: (length) => {
      journal.text = Buffer.from(journal.text).subarray(0, length).toString();
    },
  };
  return journal;
}

/** A file of the tenant: the parts that tests change. */
interface TenantFile {
  [name: string]: unknown;
  outOfBoxExperienceSettings: Record<string, unknown>;
  outOfBoxExperienceSetting: Record<string, unknown>;
  assignments: readonly object[];
}

/** Files of the tenant by path: to be changed, added or deleted. */
export type TenantFiles = Record<string, Partial<TenantFile>>;

export function open(
  id: string,
  journal = memoryJournal(),
  change: (scenario: Scenario) => Scenario = (same) => same,
  administer?: (files: TenantFiles) => void,
) {
  const scenario = change(findScenario(id));
  const sources = sourcesOf(scenario, null);
  const { session, notices } = openSession(
    administer ? { ...sources, tenant: administered(sources.tenant, administer) } : sources,
    journal,
    'test journal',
  );
  return { session, notices, scenario, journal, person: personAt(session) };
}

function administered(tenant: SessionSources['tenant'], administer: (files: TenantFiles) => void) {
  const files: TenantFiles = Object.fromEntries(
    tenant.files.map(({ path, text }) => [path, JSON.parse(text)]),
  );
  administer(files);
  return {
    name: tenant.name,
    files: Object.entries(files).map(([path, value]) => ({ path, text: JSON.stringify(value) })),
  };
}

/** Does `work` in a world that remembers nothing and works everything out anew. */
export function forgetting<T>(work: () => T): T {
  memory.isOn = false;
  try {
    return work();
  } finally {
    memory.isOn = true;
  }
}

/** Plays the scenario's own walk to its end. */
export function play(id: string, journal = memoryJournal()) {
  const opened = open(id, journal);
  const end = playWalk(opened);
  return { ...opened, end };
}

/** The scenario with another time between the technician and the user, milliseconds. */
export const shelved = (scenario: Scenario, milliseconds: number): Scenario => ({
  ...scenario,
  walk: scenario.walk.map((stretch) => ({
    ...stretch,
    answers: stretch.answers.map((answer) => ({
      ...answer,
      do: answer.do.map((input) => (input.type === 'jump' ? { ...input, milliseconds } : input)),
    })),
  })),
});

/** A person at the PC: does something, and waits for a screen. */
export function personAt(session: Session) {
  const does = (input: SessionInput) => submitted(session, input);
  const person = {
    does,
    presses: (control: string, values?: Record<string, string>) =>
      does({ type: 'press', control, ...(values ? { values } : {}) } as SessionInput),
    chooses: (value: string) => does({ type: 'choose', value }),
    pressesTheWindowsKey(times = 5) {
      for (let press = 0; press < times; press++) does({ type: 'windows-key' });
    },
    /** Lets time pass, alarm by alarm, until the screen is so; fails after four hours of world time. */
    waitsFor<Id extends ScreenView['id']>(
      id: Id,
      holds: (screen: ScreenView & { id: Id }) => boolean = () => true,
    ) {
      const limit = session.now() + 4 * 3_600_000;
      for (;;) {
        const { screen } = session.stage();
        if (screen.id === id && holds(screen as ScreenView & { id: Id }))
          return screen as ScreenView & { id: Id };
        const next = session.nextAlarm();
        if (next === undefined || next > limit)
          throw new Error(`waited for "${id}", the screen is ${JSON.stringify(screen)}`);
        session.advance(next - session.now(), 1);
      }
    },
    screen: () => session.stage().screen,
    /** Off and on again, as a person does with the button. */
    cutsThePower() {
      does({ type: 'power-button' });
      session.advance(5_000);
      does({ type: 'power-button' });
    },
    /** From power-on through the first pages, over Ethernet. */
    answersTheFirstPages() {
      does({ type: 'power-button' });
      person.waitsFor('region');
      person.presses('yes');
      person.presses('yes');
      person.presses('skip');
    },
    /** On the sign-in page, as a user of the tenant with the practice password. */
    signsIn(user = 'mei.tanaka@alderfinch.example') {
      person.waitsFor('sign-in', ({ busy }) => !busy);
      person.presses('next', { 'user-name': user });
      person.waitsFor('sign-in', ({ step, busy }) => step === 'password' && !busy);
      person.presses('sign-in', { password: person.passwordOf(user) });
    },
    passwordOf: (user: string) => practicePasswordOf(session, user),
    /** The technician's flow with its end, and the PC off for two days. */
    preprovisions(away = 2 * 86_400_000) {
      person.goesToTheLandingPage();
      person.presses('provision');
      person.waitsFor('result', ({ outcome }) => outcome === 'success');
      person.presses('reseal');
      person.waitsFor('off');
      does({ type: 'jump', milliseconds: away });
    },
    /** From power-on to the desktop's door: everything that a user does up to account setup's end. */
    setsUpTheAccount() {
      person.answersTheFirstPages();
      person.signsIn();
    },
    /** From power-on to the landing page, over Ethernet. */
    goesToTheLandingPage() {
      does({ type: 'power-button' });
      person.waitsFor('region');
      person.pressesTheWindowsKey();
      person.chooses('pre-provision');
      person.presses('next');
      return person.waitsFor('landing', ({ loading }) => !loading);
    },
  };
  return person;
}

/** Those of `wanted` that are not among `shown` behind the one before; others may stand between. */
export function missingInOrder(shown: readonly string[], wanted: readonly string[]): string[] {
  let from = 0;
  return wanted.filter((id) => {
    const at = shown.indexOf(id, from);
    if (at >= 0) from = at + 1;
    return at < 0;
  });
}
