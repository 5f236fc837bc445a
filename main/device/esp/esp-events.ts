/** What the page writes to Shell-Core/Operational (facts/diagnostics#events-of-the-status-page). */
import { shellEvents } from '../windows/events/other.catalogue.ts';
import type { Machine } from '../windows/machine.ts';

/** How the page ends, by the last part of the event's name, and the page's own words: they tell no cause. */
const endings = {
  Page_Exiting: 'Exiting page normally.',
  WhiteGlove_Success: 'Exiting page due to White Glove success.',
  WhiteGlove_Failed: 'Exiting page due to White Glove failure.',
  ContinueAnyway_Started: 'Continue button selected',
} as const;

export const pageShown = ({ eventLog }: Machine): void =>
  eventLog.write(shellEvents.activityStarted, { CXID: 'ESPProgress' });

const tell = ({ eventLog }: Machine, name: string, words: string, errorCode = 0): void =>
  eventLog.write(shellEvents.webAppEvent, {
    Name: `CommercialOOBE_${name}`,
    Value: JSON.stringify({ message: `BootstrapStatus: ${words}`, errorCode }),
  });

export const pageEnds = (machine: Machine, ending: keyof typeof endings): void =>
  tell(machine, `ESPProgress_${ending}`, endings[ending]);

/** Success, Failure or Timeout of a category. `errorCode` is an HRESULT, which the page writes as a signed number. */
export function categoryEnded(
  machine: Machine,
  category: string,
  how: 'Success' | 'Failure' | 'Timeout',
  errorCode = 0,
): void {
  const succeeded = how === 'Success';
  const words = `Category ${category.replace('Category', '')} ${succeeded ? 'succeeded' : 'failed'}.`;
  tell(machine, `ESPProgress_Category_${succeeded ? 'Success' : 'Failed'}`, words);
  if (!succeeded) tell(machine, `ESPProgress_${how}`, words, errorCode | 0);
}

/** 'DeviceSetup.RebootCoalescing' for DeviceSetupCategory and RebootCoalescingSubcategory. */
export function subcategoryStarted(machine: Machine, category: string, subcategory: string): void {
  const name = `${category.replace('Category', '')}.${subcategory.replace('Subcategory', '')}`;
  tell(machine, 'BootstrapStatusCategory_SubcategoryProcessing_Started', `Starting subcategory ${name}...`);
}
