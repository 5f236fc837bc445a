/** Faults of the catalogue that a preflight sets in the world of each kind, each in a rehearsal of its own. */
import { causeWords, faultById, readOrder } from '../../../shared/faults/index.ts';
import { orderOf, valuesOf } from '../../../shared/faults/order.ts';
import type { Scenario } from '../../../shared/session/scenario.ts';

/** `all`: those that can come to any kind of device and user, each as it is usual. */
export const usualFaults: readonly string[] = [
  'slow-line',
  'tls-inspection',
  'attestation-blocked',
  'content-blocked',
  'clock-wrong',
  'apps-fail',
  'number-match',
  'connector-offline',
  'outside-the-office',
];

/** Orders between commas, which stand within an order as well. Throws BadInputError. */
export function faultsIn(written: string): readonly string[] {
  const orders = written.split(/,(?![A-Za-z-]+=)/).map((one) => one.trim());
  for (const one of orders) readOrder(one, one);
  return orders;
}

/** In words, e.g. 'the line carries 2 Mbit/s'; as far as the tenant does not say the rest. */
export function faultTitle(written: string): string {
  const order = orderOf(written);
  const entry = order && faultById(order.fault);
  if (!entry) return written;
  const values = valuesOf(entry, order.with ?? {});
  return causeWords(entry.id, typeof values === 'string' ? {} : values);
}

/** The scenario with it; BadInputError for none of the catalogue. */
export const withFault = (scenario: Scenario, written: string): Scenario => ({
  ...scenario,
  faults: [...scenario.faults, readOrder(written, written)],
});
