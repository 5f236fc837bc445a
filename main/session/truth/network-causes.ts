/** What is wrong between the PC and the services, as the conditions of the network have it. */
import { causeWords } from '../../../shared/faults/index.ts';
import type { Fault } from '../../../shared/session/truth.ts';
import type { Conditions } from '../../world/internet/conditions.ts';
import { goodConditions } from '../../world/internet/conditions.ts';
import type { Obstruction } from '../../world/internet/obstruction.ts';
import { seconds } from '../../world/time.ts';
import type { Cause } from './cause.ts';
import { byPassage, causeOf } from './cause.ts';

/** A slow line is felt by an exchange that takes this long. */
const slow = seconds(10);

const byObstruction = (kind: Obstruction['kind'], pattern?: string): Cause['feltAt'] =>
  byPassage(
    ({ obstruction }) =>
      obstruction?.kind === kind &&
      (pattern === undefined || ('pattern' in obstruction && obstruction.pattern === pattern)),
  );

export interface Surroundings {
  readonly conditions: Conditions;
  /** The cable that should lead to the internet hangs loose. */
  readonly cableOut: boolean;
  /** Networks that were in range are so no more. */
  readonly wirelessGone: boolean;
  /** The socket behind the cable leads nowhere. */
  readonly deadSocket: boolean;
  /** Names of the company's own network, which nobody outside resolves. */
  readonly inside: string | null;
}

/** Causes that hold at present, each once. */
export function networkCauses(
  { conditions, cableOut, wirelessGone, deadSocket, inside }: Surroundings,
  by: Fault['by'],
): Cause[] {
  const cause = causeOf('network', by);
  const { blockedHosts, unresolvableHosts, inspectedHosts, captivePortal, proxyAsks, latency, bandwidth } =
    conditions;
  const each = (
    patterns: readonly string[],
    kind: 'blocked' | 'unresolvable' | 'inspected',
    words: (pattern: string) => string,
  ): Cause[] =>
    [...new Set(patterns)].map((pattern) =>
      cause(`${kind} ${pattern}`, words(pattern), byObstruction(kind, pattern)),
    );
  const isSlow = bandwidth < goodConditions.bandwidth || latency > goodConditions.latency;
  return [
    ...each(blockedHosts, 'blocked', (host) => causeWords('host-blocked', { host })),
    ...each(unresolvableHosts, 'unresolvable', (host) =>
      host === inside ? causeWords('outside-the-office') : causeWords('name-not-resolved', { host }),
    ),
    ...each(inspectedHosts, 'inspected', (host) => causeWords('tls-inspection', { host })),
    ...(captivePortal ? [cause('portal', causeWords('captive-portal'), byObstruction('portal'))] : []),
    ...(proxyAsks ? [cause('proxy', causeWords('proxy-authenticates'), byObstruction('proxy'))] : []),
    ...(isSlow
      ? [
          cause(
            'slow',
            `${causeWords('slow-line', { mbit: bandwidth })} with a latency of ${latency} ms`,
            byPassage(({ took, obstruction }) => obstruction === null && took >= slow),
          ),
        ]
      : []),
    ...(deadSocket ? [cause('socket', 'the network socket leads nowhere', byObstruction('no-link'))] : []),
    ...(wirelessGone ? [cause('wireless', causeWords('wifi-lost'), byObstruction('no-link'))] : []),
    ...(cableOut ? [cause('cable', causeWords('cable-pulled'), byObstruction('no-link'))] : []),
  ];
}
