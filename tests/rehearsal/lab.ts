/** A rehearsal for tests: a shipped scenario on a journal in memory, and somebody who presses its buttons. */
import { openSession } from '../../main/session/open-session.ts';
import type { JournalStorage, Session } from '../../main/session/session.ts';
import { playWalkThrough } from '../../main/session/walk-through.ts';
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

export function open(
  id: string,
  journal = memoryJournal(),
  change: (scenario: Scenario) => Scenario = (same) => same,
) {
  const scenario = change(findScenario(id));
  const { session, notices } = openSession(sourcesOf(scenario, null), journal, 'test journal');
  return { session, notices, scenario, journal, person: personAt(session) };
}

/** Plays the scenario's own walk-through to its end. */
export function play(id: string, journal = memoryJournal()) {
  const opened = open(id, journal);
  const end = playWalkThrough({
    session: opened.session,
    steps: opened.scenario.walkThrough,
    stop: () => false,
    passwordOf: (user) =>
      opened.session.console().users.find(({ userPrincipalName }) => userPrincipalName === user)
        ?.practicePassword ?? '',
  });
  return { ...opened, end };
}

/** A person at the PC: does something, and waits for a screen. */
function personAt(session: Session) {
  const does = (input: SessionInput) => session.submit(input);
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
