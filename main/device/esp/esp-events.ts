/** What the page writes to Shell-Core/Operational (facts/diagnostics#events-of-the-status-page). */
import type { Machine } from '../windows/machine.ts';
import type { EventLevel } from '../windows/event-log.ts';
import { channels } from '../windows/event-log.ts';

export type EspMessage =
  | 'Page_Exiting'
  | 'WhiteGlove_Success'
  | 'WhiteGlove_Failed'
  | 'Success'
  | 'Failure'
  | 'Timeout'
  | 'Abort';

const write = (machine: Machine, id: number, level: EventLevel, text: string): void =>
  machine.eventLog.write(channels.shellCore, id, level, text);

export const pageShown = (machine: Machine): void =>
  write(machine, 62404, 'Information', 'CloudExperienceHost Web App Activity started. CXID: ESPProgress.');

export const espMessage = (machine: Machine, message: EspMessage, detail: string): void =>
  write(
    machine,
    62407,
    message === 'WhiteGlove_Failed' || message === 'Failure' || message === 'Timeout'
      ? 'Error'
      : 'Information',
    `CommercialOOBE_ESPProgress_${message}: ${detail}`,
  );

/** 'DeviceSetup.RebootCoalescing' for DeviceSetupCategory and RebootCoalescingSubcategory. */
export function subcategoryStarted(machine: Machine, category: string, subcategory: string): void {
  const name = `${category.replace('Category', '')}.${subcategory.replace('Subcategory', '')}`;
  write(
    machine,
    62407,
    'Information',
    `CommercialOOBE_BootstrapStatusCategory_SubcategoryProcessing_Started: BootstrapStatus: Starting subcategory ${name}...`,
  );
}
