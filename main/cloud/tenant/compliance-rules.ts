/** Rules of windows10CompliancePolicy that are evaluated; the reader names the others as parts. */
export const switchedRules = [
  'bitLockerEnabled',
  'secureBootEnabled',
  'tpmRequired',
  'storageRequireEncryption',
] as const;
export type SwitchedRule = (typeof switchedRules)[number];

export const versionRules = ['osMinimumVersion', 'osMaximumVersion'] as const;

/** Rules that Intune also enforces on the device: they stand above configuration profiles (intune-facts 4.8). */
export const passwordRules = ['passwordRequired', 'passwordMinimumLength'] as const;
