/** What a kind of device and user, or several, have in common, in words. */

/**
 * 'Finance laptops: tag FIN, Latitude 5440; licensed user, assigned'. `traits`: group, words of the device, person,
 * whether assigned; '' for what tells nothing.
 */
export function traitWords(traits: readonly string[]): string {
  const [title = ''] = traits;
  const device = traits.slice(1, -2).filter(Boolean).join(', ');
  const [person = '', assigned = ''] = traits.slice(-2);
  const who = [person || (assigned && 'user'), assigned].filter(Boolean).join(', ');
  return [[title, device].filter(Boolean).join(': '), who].filter(Boolean).join('; ');
}
