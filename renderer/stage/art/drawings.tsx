/** Meaning -> illustration. */
import type { ReactNode } from 'react';
import type { Drawing } from '../../../shared/stage/view.ts';
import { AutopilotArt, ChoicesArt, DoneArt, ErrorArt, NameDeviceArt, StatusArt } from './device.tsx';
import { GlobeArt, KeyboardArt, NetworkArt, UpdatesArt } from './first-pages.tsx';
import { LicenseArt, PrivacyArt } from './papers.tsx';
import { AccountArt, FaceArt, FingerprintArt, PeopleArt, PhoneArt, PinArt } from './people.tsx';

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
  status: <StatusArt />,
  updates: <UpdatesArt />,
};
