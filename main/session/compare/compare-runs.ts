/** What changed between two reports of `reseal run`, in words. */
import type { Report, ReportEspPhase } from '../../../shared/session/report.ts';
import { counted } from '../../../shared/words/counted.ts';
import type { Change, Comparison } from './change.ts';

type Named = Readonly<Record<'id' | 'name' | 'phase' | 'state', string>>;

/** What was set and assumed, before what came of it. */
const causes: readonly string[] = ['scenario', 'profile', 'device', 'assumption', 'not simulated'];

export function compareRuns(before: Report, after: Report): Comparison {
  const change = (
    about: string,
    name: string,
    from: string | null,
    to: string | null,
    words: string,
  ): Change[] => {
    const role = causes.includes(about) ? 'cause' : 'effect';
    return from === to ? [] : [{ about, role, name, kinds: [], before: from, after: to, words }];
  };
  const plain = (about: string, title: string, of: (report: Report) => string | null): Change[] => {
    const [from, to] = [of(before), of(after)];
    return change(about, '', from, to, `${title}: ${to ?? 'none'} instead of ${from ?? 'none'}`);
  };
  const found = [
    ...plain('scenario', 'Scenario', ({ scenario }) => scenario),
    ...plain('outcome', 'Outcome', ({ outcome }) => outcome),
    ...plain(
      'error',
      'Error',
      ({ error }) =>
        error && `${error.code} at ${error.step}${error.item ? `, ${error.item}` : ''}: ${error.cause}`,
    ),
    ...plain('time', 'Elapsed', ({ elapsed }) => elapsed),
    ...plain('profile', 'Profile', ({ device }) => device.profile),
    ...plain('device', 'PC', ({ device }) => `${device.manufacturer} ${device.model}, ${device.release}`),
    ...plain('name', 'Computer name', ({ device }) => device.computerName),
    ...plain('attestation', 'Attestation', ({ attestation }) => attestation.state),
    ...plain('screens', 'Screens', ({ screens }) => screens.map(({ id }) => id).join(' > ')),
    ...states('app', before.apps, after.apps),
    ...states('policy', before.policies, after.policies),
    ...states('page item', items(before), items(after)),
    ...plain('assumption', 'Assumed', ({ assumptions }) =>
      assumptions.map(({ what, value }) => `${what}: ${value}`).join('; '),
    ),
    ...plain('not simulated', 'Settings without effect', ({ notSimulated }) => notSimulated.join(', ')),
  ];
  const [outcome] = found.filter(({ about }) => about === 'outcome');
  return {
    summary: `${outcome?.words ?? `Outcome: ${after.outcome}, as before`}; ${counted(found.length, 'difference')}.`,
    changes: [
      ...found.filter(({ role }) => role === 'cause'),
      ...found.filter(({ role }) => role === 'effect'),
    ],
  };

  function states(about: string, then: readonly Named[], now: readonly Named[]): Change[] {
    const keyOf = ({ id, phase }: Named): string => `${phase} ${id}`;
    const old = new Map(then.map((one) => [keyOf(one), one]));
    const young = new Map(now.map((one) => [keyOf(one), one]));
    return [...new Set([...old.keys(), ...young.keys()])].flatMap((key) => {
      const from = old.get(key);
      const to = young.get(key);
      const one = to ?? from;
      if (!one) return [];
      const words = `${one.name} (${one.phase}): ${to?.state ?? 'not there any more'} instead of ${from?.state ?? 'not there'}`;
      return change(about, one.name, from?.state ?? null, to?.state ?? null, words);
    });
  }
}

const categories: readonly (keyof ReportEspPhase)[] = ['devicePreparation', 'deviceSetup', 'accountSetup'];

const items = ({ esp }: Report): readonly Named[] =>
  (['technician', 'user'] as const).flatMap((phase) =>
    categories.flatMap((category) =>
      (esp[phase]?.[category] ?? []).map(({ item, state, text }) => ({
        id: `${category} ${item}`,
        name: item,
        phase,
        state: text || state,
      })),
    ),
  );
