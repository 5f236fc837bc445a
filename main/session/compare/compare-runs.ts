/** What changed between two reports of `reseal run`, in words. */
import type { Report, ReportEspPhase } from '../../../shared/session/report.ts';
import type { Change } from './change.ts';

type Named = Readonly<Record<'id' | 'name' | 'phase' | 'state', string>>;

export function compareRuns(before: Report, after: Report): readonly Change[] {
  const change = (
    about: string,
    name: string,
    from: string | null,
    to: string | null,
    words: string,
  ): Change[] => (from === to ? [] : [{ about, name, kinds: [], before: from, after: to, words }]);
  const plain = (about: string, title: string, of: (report: Report) => string | null): Change[] => {
    const [from, to] = [of(before), of(after)];
    return change(about, '', from, to, `${title}: ${to ?? 'none'} instead of ${from ?? 'none'}`);
  };
  return [
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
