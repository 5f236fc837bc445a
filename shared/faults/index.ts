/** The fault catalogue: what an instructor can set in the world of a rehearsal, and take away again. */
import { BadInputError } from '../failures.ts';
import { ownOf } from '../own.ts';
import { appFaults } from './app-faults.catalogue.ts';
import type { FaultEntry } from './fault-entry.ts';
import { hybridFaults } from './hybrid-faults.catalogue.ts';
import { networkFaults } from './network-faults.catalogue.ts';
import type { FaultOrder, FaultValues } from './order.ts';
import { orderOf } from './order.ts';
import { powerFaults } from './power-faults.catalogue.ts';
import { signInFaults } from './sign-in-faults.catalogue.ts';
import { tenantFaults } from './tenant-faults.catalogue.ts';
import { tpmFaults } from './tpm-faults.catalogue.ts';
import { whenProblem } from './when.ts';
import { valuesOf } from './order.ts';

const all = [
  ...networkFaults,
  ...appFaults,
  ...tpmFaults,
  ...tenantFaults,
  ...hybridFaults,
  ...signInFaults,
  ...powerFaults,
] as const;

export type FaultId = (typeof all)[number]['id'];

/** By category, in the order in which they are listed. */
export const faultCatalogue: readonly (FaultEntry & { readonly id: FaultId })[] = all;

const byId = new Map<string, FaultEntry & { readonly id: FaultId }>(
  faultCatalogue.map((entry) => [entry.id, entry]),
);

export const faultById = (id: string): (FaultEntry & { readonly id: FaultId }) | undefined => byId.get(id);

/** The true cause in words, e.g. 'the firewall blocks "*.example"'. */
export const causeWords = (id: FaultId, values: FaultValues = {}): string =>
  (byId.get(id)?.cause ?? id).replaceAll(/\{(\w+)\}/g, (whole, key: string) =>
    String(ownOf(values, key) ?? whole),
  );

/** What is wrong with an order as far as the catalogue knows; null for nothing. */
export function orderProblem({ fault, with: given = {}, when = 'now' }: FaultOrder): string | null {
  const entry = byId.get(fault);
  if (!entry) return `there is no fault "${fault}"`;
  const values = valuesOf(entry, given);
  return typeof values === 'string' ? values : whenProblem(when);
}

/** Reads `ID[:KEY=VALUE[,KEY=VALUE]][@WHEN]`; BadInputError for what the catalogue does not know. */
export function readOrder(written: string, place: string): FaultOrder {
  const order = orderOf(written);
  const problem = order ? orderProblem(order) : 'This is no fault';
  if (order && problem === null) return order;
  throw new BadInputError(
    `${(problem ?? '').charAt(0).toUpperCase()}${(problem ?? '').slice(1)}`,
    place,
    'For example: host-blocked:host=login.live.com@page:apps; see all of them: reseal faults',
  );
}
