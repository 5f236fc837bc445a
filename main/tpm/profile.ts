/** The make of a TPM: what GetCapability tells of it and how it protects itself. Plain JSON. */
export interface TpmProfile {
  /** Four characters, the TPM_PT_MANUFACTURER; pad with spaces. */
  readonly manufacturer: string;
  /** At most 16 characters, TPM_PT_VENDOR_STRING_1 to 4. */
  readonly vendorString: string;
  /** Model name for the EK certificate; the TPM itself does not report it. */
  readonly model: string;
  readonly firmwareVersion: readonly [number, number];
  /** Loaded objects at a time; 16 if absent, so that tools work without a resource manager. */
  readonly transientSlots?: number;
  /** Loaded sessions at a time; 16 if absent. */
  readonly sessionSlots?: number;
  readonly persistentSlots?: number;
  /** Dictionary-attack settings after manufacture and Clear; times in seconds. */
  readonly lockout?: LockoutSettings;
}

export interface LockoutSettings {
  readonly maxTries: number;
  readonly recoveryTime: number;
  readonly lockoutRecovery: number;
}

export const DEFAULT_SLOTS = { transient: 16, session: 16, persistent: 64 } as const;
export const ACTIVE_SESSIONS_MAX = 64;
/** Ticks of the reference's clock in a second of right time; ClockRateAdjust moves it by parts of this. */
export const CLOCK_NOMINAL = 30_000;
/** How far the sequence numbers of saved sessions may be apart. */
export const CONTEXT_GAP_MAX = 0xffff;
/** The settings of the reference implementation. */
export const DEFAULT_LOCKOUT: LockoutSettings = { maxTries: 3, recoveryTime: 1000, lockoutRecovery: 1000 };

/** A made-up maker; its id belongs to no real one. */
export const RESEAL_TPM_PROFILE: TpmProfile = {
  manufacturer: 'RSL ',
  vendorString: 'Reseal vTPM',
  model: 'Reseal software TPM',
  firmwareVersion: [0x00010000, 0x00000001],
};

/** As many slots as a chip has: clients then need a resource manager. */
export const THREE_SLOT_PROFILE: TpmProfile = {
  ...RESEAL_TPM_PROFILE,
  transientSlots: 3,
  sessionSlots: 3,
  persistentSlots: 7,
};
