/** What a name of a device may look like, as the page's own rules say it (facts/set-up-pages#device-name). */

const longest = 15;
/** Letters, digits, hyphen, both dashes, underscore. */
const allowed = /^[\p{L}\p{N}\-\u2013\u2014_]+$/u;
const digitsOnly = /^\p{N}+$/u;

export function isDeviceName(name: string): boolean {
  return name.length <= longest && allowed.test(name) && !digitsOnly.test(name);
}
