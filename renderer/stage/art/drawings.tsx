/** Meaning -> illustration. */
import type { ReactNode } from 'react';
import type { Drawing } from '../../../shared/stage/view.ts';
import { FaceArt, LicenseArt, NameDeviceArt, PeopleArt, PhoneArt, PinArt, PrivacyArt } from './account.tsx';
import { AutopilotArt, ChoicesArt, DoneArt, ErrorArt } from './device.tsx';
import { FingerprintArt } from './fingerprint.tsx';
import { AccountArt, GlobeArt, KeyboardArt, NetworkArt, UpdatesArt } from './setup.tsx';

export const drawings: Readonly<Record<Drawing, ReactNode>> = {
  account: <AccountArt />,
  autopilot: <AutopilotArt />,
  choices: <ChoicesArt />,
  done: <DoneArt />,
  error: <ErrorArt />,
  face: <FaceArt />,
  fingerprint: <FingerprintArt />,
  globe: <GlobeArt />,
  keyboard: <KeyboardArt />,
  license: <LicenseArt />,
  'name-device': <NameDeviceArt />,
  network: <NetworkArt />,
  people: <PeopleArt />,
  phone: <PhoneArt />,
  pin: <PinArt />,
  privacy: <PrivacyArt />,
  updates: <UpdatesArt />,
};
