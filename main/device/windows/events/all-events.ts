/** Every event that the PC can write. */
import { autopilotEvents } from './autopilot.catalogue.ts';
import { deviceManagementEvents } from './device-management.catalogue.ts';
import type { EventDefinition } from './event-definition.ts';
import { provisioningEvents, shellEvents, systemEvents } from './other.catalogue.ts';
import { registrationEvents } from './user-device-registration.catalogue.ts';

export const allEvents: readonly EventDefinition[] = [
  autopilotEvents,
  deviceManagementEvents,
  registrationEvents,
  shellEvents,
  provisioningEvents,
  systemEvents,
].flatMap((events) => Object.values<EventDefinition>(events));
