/** What a kind of device and user, or several, have in common, in words. */

/**
 * 'Finance laptops: tag FIN, Latitude 5440; licensed user, assigned'. `traits`: group, words of the device, person,
 * whether assigned; '' for what tells nothing.
 */
export const traitWords = (traits: readonly string[]): string =>
  [deviceWords(traits), traits.slice(-2).filter(Boolean).join(', ')].filter(Boolean).join('; ');

/** The same within a sentence: 'Finance laptops with licensed user', 'a user who is assigned'. */
export function phraseOf(traits: readonly string[]): string {
  const [person = '', assigned = ''] = traits.slice(-2);
  const who = person || (assigned && `a user who is ${assigned}`);
  return [deviceWords(traits), person && assigned ? `${who} (${assigned})` : who]
    .filter(Boolean)
    .join(' with ');
}

function deviceWords(traits: readonly string[]): string {
  const [title = ''] = traits;
  return [title, traits.slice(1, -2).filter(Boolean).join(', ')].filter(Boolean).join(': ');
}
