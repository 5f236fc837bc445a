/**
 * The blocking list and "Only fail selected blocking apps in technician phase", both ways
 * (facts/enrollment-status-page#blocking-apps). What the setting says reaches the PC as the agent's list and
 * the tracking nodes alone: `technician` and `user` are the apps that the gateway names in the two flows.
 */
export interface BlockingRow {
  readonly setting: string;
  /** 'listed' is on the blocking list, 'other' is not. */
  readonly technician: readonly ('listed' | 'other')[];
  readonly blocks: readonly ('listed' | 'other')[];
  /** The page waits until they have been tried. */
  readonly awaits?: readonly ('listed' | 'other')[];
  /** Whose installer fails in the technician's flow, and works in the user's. */
  readonly fails: 'listed' | 'other';
  readonly comes: {
    readonly technician: 'succeeds' | 'fails';
    /** State of the failing app after the technician's flow; undefined: not tried. */
    readonly after?: 'failed' | 'installed';
    /** Who has installed it in the end. */
    readonly installedBy?: 'technician' | 'user';
  };
}

export const blockingRows: readonly BlockingRow[] = [
  {
    setting: 'the list is empty ("All"): every required tracked app must succeed',
    technician: ['listed', 'other'],
    blocks: ['listed', 'other'],
    fails: 'other',
    comes: { technician: 'fails', after: 'failed' },
  },
  {
    setting: 'a list and "No": the listed apps alone are tried, and one that fails fails the phase',
    technician: ['listed'],
    blocks: ['listed'],
    fails: 'listed',
    comes: { technician: 'fails', after: 'failed' },
  },
  {
    setting: 'a list and "No": the rest is tried in the user flow',
    technician: ['listed'],
    blocks: ['listed'],
    fails: 'other',
    comes: { technician: 'succeeds', installedBy: 'user' },
  },
  {
    setting: 'a list and "Yes": all are tried, a listed one that fails fails the phase',
    technician: ['listed', 'other'],
    blocks: ['listed'],
    awaits: ['other'],
    fails: 'listed',
    comes: { technician: 'fails', after: 'failed' },
  },
  {
    setting: 'a list and "Yes": another one that fails does not, and is tried again in the user flow',
    technician: ['listed', 'other'],
    blocks: ['listed'],
    awaits: ['other'],
    fails: 'other',
    comes: { technician: 'succeeds', after: 'failed', installedBy: 'user' },
  },
];
