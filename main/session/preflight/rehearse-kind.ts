/** Plays the technician's and the user's flow for one kind, as fast as the machine can, and tells what came of it. */
import type { Flow } from '../../../shared/session/flow.ts';
import type { FlowResult } from '../../../shared/preflight/preflight-report.ts';
import { memoryJournal } from '../memory-journal.ts';
import { openSession } from '../open-session.ts';
import type { Session } from '../session.ts';
import type { SessionSources } from '../sources.ts';
import { playWalk } from '../walk.ts';

/** What the services have on file of one app or policy, by flow. */
export type States = ReadonlyMap<string, Readonly<Partial<Record<Flow, string>>>>;

export interface RehearsedKind {
  readonly technician: Omit<FlowResult, 'page'>;
  readonly userFlow: Omit<FlowResult, 'page'>;
  readonly apps: States;
  readonly policies: States;
}

export function rehearseKind(sources: SessionSources): RehearsedKind {
  const { session } = openSession(sources, memoryJournal(), null);
  const seen = watched(session);
  const { end } = playWalk({ session: seen.session, scenario: sources.scenario });
  const flows = session.flows();
  const { managedDevices, windowsAutopilotDeviceIdentities: identities } = session.records();
  const serials = new Set(identities.map(({ serialNumber }) => serialNumber));
  const managed = managedDevices.find(
    ({ serialNumber, id }) =>
      serials.has(serialNumber) && !sources.tenant.loaded?.managedDevices.some((one) => one.id === id),
  );
  const shows = (): string => session.report().screens.at(-1)?.title || session.stage().screen.id;
  const stuck = () => ({ outcome: 'stuck', seconds: null, error: null, shows: shows() }) as const;
  const notBegun = { outcome: 'not-begun', seconds: null, error: null } as const;
  const { resealed, poweredAgain, arrived } = seen;
  const technician = flows.technician.error
    ? ({
        outcome: 'failed',
        seconds: secondsOf(flows.technician.span),
        error: flows.technician.error,
      } as const)
    : resealed()
      ? ({ outcome: 'reached', seconds: secondsOf(flows.technician.span), error: null } as const)
      : stuck();
  const begun = poweredAgain();
  const there = arrived();
  const userFlow =
    begun === null
      ? notBegun
      : there !== null
        ? ({ outcome: 'reached', seconds: secondsOf(there - begun), error: null } as const)
        : flows.user.error
          ? ({
              outcome: 'failed',
              seconds: secondsOf(session.now() - begun),
              error: flows.user.error,
            } as const)
          : end === 'stuck'
            ? stuck()
            : notBegun;
  return {
    technician,
    userFlow,
    apps: statesOf(managed?.apps ?? []),
    policies: statesOf([...(managed?.policies ?? []), ...(managed?.scripts ?? [])]),
  };
}

const secondsOf = (span: number | null): number | null => (span === null ? null : Math.round(span / 1_000));

/** The session, with what its stage showed on the way. */
function watched(session: Session) {
  let resealed = false;
  let poweredAgain: number | null = null;
  let arrived: number | null = null;
  return {
    session: {
      ...session,
      stage() {
        const view = session.stage();
        if (!view.powered) resealed ||= session.outcome() === 'resealed';
        else if (resealed) poweredAgain ??= session.now();
        if (view.screen.id === 'desktop') arrived ??= session.now();
        return view;
      },
    },
    resealed: () => resealed,
    poweredAgain: () => poweredAgain,
    arrived: () => arrived,
  };
}

function statesOf(
  records: readonly { readonly id: string; readonly phase: Flow; readonly state: string }[],
): States {
  const states = new Map<string, Partial<Record<Flow, string>>>();
  for (const { id, phase, state } of records) states.set(id, { ...states.get(id), [phase]: state });
  return states;
}
