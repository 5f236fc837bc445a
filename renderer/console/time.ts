/** World time as the instructor reads it: the date and the time of day, UTC. */
export function worldTime(iso: string): string {
  return iso.replace('T', ' ').replace(/\.\d+Z$|Z$/, ' UTC');
}

/** Time of day only, for the log. */
export function timeOfDay(iso: string): string {
  return iso.slice(11, 19);
}
