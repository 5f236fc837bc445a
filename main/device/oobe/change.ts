/** A change of what the OOBE chart remembers, and what changes read from an event. */
import { ownOf } from '../../../shared/own.ts';
import type { OobeContext, OobeEvent } from './oobe.events.ts';

export type Change = (context: OobeContext, event: OobeEvent) => Partial<OobeContext>;

/** The row, card or switch that was chosen; '' for another event. */
export const chosen = (event: OobeEvent): string => (event.type === 'choose' ? event.value : '');

/** A text field of a press; '' where it was not sent. */
export const field = (event: OobeEvent, name: string): string =>
  'values' in event && event.values ? (ownOf(event.values, name) ?? '') : '';
