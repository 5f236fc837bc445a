/** Rules of windows10CompliancePolicy that are evaluated; the reader names the others as parts. */
export const switchedRules = [
  'bitLockerEnabled',
  'secureBootEnabled',
  'tpmRequired',
  'storageRequireEncryption',
] as const;
export type SwitchedRule = (typeof switchedRules)[number];

export const versionRules = ['osMinimumVersion', 'osMaximumVersion'] as const;
