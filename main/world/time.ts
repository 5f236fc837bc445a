/**
 * World time. The only file below `main/hosts` that knows the calendar.
 * Instants are milliseconds since 1970 UTC, spans are milliseconds; both are branded so that neither is
 * taken for the other, and both are made only by the functions here.
 */
export type SimTime = number & { readonly brand: 'SimTime' };
export type SimDuration = number & { readonly brand: 'SimDuration' };

export const milliseconds = (count: number): SimDuration => Math.round(count) as SimDuration;
export const seconds = (count: number): SimDuration => milliseconds(count * 1_000);
export const minutes = (count: number): SimDuration => milliseconds(count * 60_000);
export const hours = (count: number): SimDuration => milliseconds(count * 3_600_000);
export const days = (count: number): SimDuration => milliseconds(count * 86_400_000);

const timestamp = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d(?:\.\d+)?))?)? ?(Z|[+-]\d\d:\d\d)?$/i;

/**
 * The instant of an ISO 8601 text, UTC where it names no zone: the same on every machine. Undefined when the text
 * is no instant of the calendar, as 31 February.
 */
export function parseInstant(text: string): SimTime | undefined {
  const found = timestamp.exec(text);
  if (!found) return undefined;
  const [, year, month, day, time = '00:00', second = '00', zone = 'Z'] = found;
  const date = `${year}-${month}-${day}`;
  const midnight = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(date)) return undefined;
  const value = Date.parse(`${date}T${time}:${second}${zone.toUpperCase()}`);
  return Number.isNaN(value) ? undefined : (Math.round(value) as SimTime);
}

/** An instant from milliseconds since 1970 UTC. */
export const instant = (sinceEpoch: number): SimTime => Math.round(sinceEpoch) as SimTime;

export const later = (at: SimTime, by: SimDuration): SimTime => (at + by) as SimTime;
export const between = (from: SimTime, to: SimTime): SimDuration => (to - from) as SimDuration;

/** ISO 8601 with milliseconds, UTC: '2026-03-02T08:00:00.000Z'. */
export function iso(at: SimTime): string {
  const today = Math.floor(at / dayLength);
  if (today !== dated.day) dated = { day: today, text: new Date(at).toISOString().slice(0, -timeLength) };
  const passed = at - today * dayLength;
  const hour = twoDigits[Math.floor(passed / 3_600_000)];
  const minute = twoDigits[Math.floor(passed / 60_000) % 60];
  const second = twoDigits[Math.floor(passed / 1_000) % 60];
  return `${dated.text}${hour}:${minute}:${second}.${String(passed % 1_000).padStart(3, '0')}Z`;
}

const dayLength = 86_400_000;
const timeLength = '08:00:00.000Z'.length;
const twoDigits = Array.from({ length: 60 }, (_, count) => String(count).padStart(2, '0'));
/** The day that was written last: the calendar is asked once for each. */
let dated = { day: Number.NaN, text: '' };

/** ISO 8601 duration of whole seconds: 'PT23M14S', 'PT0S'. */
export function isoDuration(span: SimDuration): string {
  const total = Math.max(0, Math.floor(span / 1_000));
  const hour = Math.floor(total / 3_600);
  const minute = Math.floor((total % 3_600) / 60);
  const second = total % 60;
  const text = `${hour ? `${hour}H` : ''}${minute ? `${minute}M` : ''}${second ? `${second}S` : ''}`;
  return `PT${text || '0S'}`;
}
