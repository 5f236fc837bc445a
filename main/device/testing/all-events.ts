/** Every event that the PC can write. */
import { autopilotEvents } from '../windows/events/autopilot.catalogue.ts';
import { deviceManagementEvents } from '../windows/events/device-management.catalogue.ts';
import type { EventDefinition } from '../windows/events/event-definition.ts';
import {
  appxEvents,
  entraEvents,
  provisioningEvents,
  shellEvents,
  systemEvents,
} from '../windows/events/other.catalogue.ts';
import { registrationEvents } from '../windows/events/user-device-registration.catalogue.ts';

export const allEvents: readonly EventDefinition[] = [
  autopilotEvents,
  deviceManagementEvents,
  registrationEvents,
  shellEvents,
  appxEvents,
  entraEvents,
  provisioningEvents,
  systemEvents,
].flatMap((events) => Object.values<EventDefinition>(events));
