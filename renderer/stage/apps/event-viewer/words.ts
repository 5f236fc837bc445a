/** The words of Event Viewer. */
export const keys = {
  viewer: 'desktop.event-viewer',
  channels: 'events.channels',
  refresh: 'control.refresh',
  find: 'events.find',
  all: 'events.all-levels',
  level: 'events.level',
  time: 'events.time',
  source: 'events.source',
  id: 'events.id',
  count: 'events.count',
  filtered: 'events.filtered',
  none: 'events.none',
  noMatch: 'events.no-match',
  details: 'events.details',
  choose: 'events.choose',
  log: 'events.log-name',
  logged: 'events.logged',
  computer: 'events.computer',
  record: 'events.record',
  error: 'events.level.error',
  warning: 'events.level.warning',
  information: 'events.level.information',
} as const;

export type EventWords = Readonly<Record<keyof typeof keys, string>>;

export const levelWord = (said: EventWords, level: 'Information' | 'Warning' | 'Error'): string =>
  ({ Error: said.error, Warning: said.warning, Information: said.information })[level];
