/** importedDeviceIdentity: a device that counts as the company's own by maker, model and serial number. */
import type { CorporateIdentifier } from '../../directory/records.ts';
import { dateOf, never, type Getters } from './shape.ts';

export const identifierGetters = {
  id: ({ id }) => id,
  importedDeviceIdentifier: ({ identifier }) => identifier,
  importedDeviceIdentityType: ({ type }) => type,
  createdDateTime: ({ created }) => dateOf(created),
  lastModifiedDateTime: ({ created }) => dateOf(created),
  lastContactedDateTime: () => never,
  description: ({ description }) => description,
  enrollmentState: () => 'notContacted',
  platform: () => 'windows',
} satisfies Getters<CorporateIdentifier>;
