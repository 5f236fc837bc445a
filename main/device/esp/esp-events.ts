/** What the page writes to Shell-Core/Operational (facts/diagnostics#events-of-the-status-page). */
import { shellEvents } from '../windows/events/other.catalogue.ts';
import type { Machine } from '../windows/machine.ts';

export type EspMessage =
  | 'Page_Exiting'
  | 'WhiteGlove_Success'
  | 'WhiteGlove_Failed'
  | 'Success'
  | 'Failure'
  | 'Timeout'
  | 'Abort';

export const pageShown = ({ eventLog }: Machine): void =>
  eventLog.write(shellEvents.activityStarted, { CXID: 'ESPProgress' });

const tell = ({ eventLog }: Machine, name: string, words: string, errorCode = 0): void =>
  eventLog.write(shellEvents.webAppEvent, {
    Name: `CommercialOOBE_${name}`,
    Value: JSON.stringify({ message: `BootstrapStatus: ${words}`, errorCode }),
  });

/** `errorCode` is an HRESULT, which the page writes as a signed number. */
export const espMessage = (machine: Machine, message: EspMessage, words: string, errorCode = 0): void =>
  tell(machine, `ESPProgress_${message}`, words, errorCode | 0);

/** 'DeviceSetup.RebootCoalescing' for DeviceSetupCategory and RebootCoalescingSubcategory. */
export function subcategoryStarted(machine: Machine, category: string, subcategory: string): void {
  const name = `${category.replace('Category', '')}.${subcategory.replace('Subcategory', '')}`;
  tell(machine, 'BootstrapStatusCategory_SubcategoryProcessing_Started', `Starting subcategory ${name}...`);
}
