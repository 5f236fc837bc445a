/** The host that an address names; words that name none are looked for at the search's host, as Edge does. */
export function hostOf(typed: string): string {
  const words = typed.trim();
  if (words === '') return '';
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(words) ? words : `https://${words}`;
  const isAddress = !/\s/.test(words) && (words.includes('.') || words.includes('://'));
  try {
    return isAddress ? new URL(address).hostname : 'www.bing.com';
  } catch {
    return 'www.bing.com';
  }
}
