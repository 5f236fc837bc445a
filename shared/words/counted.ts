/** '1 app', '2 apps'; `many` where the plural is not made with an s. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** 'a', 'a and b', 'a, b and c'; beyond `most` the rest is counted: 'a, b and 3 more'. */
export function listed(texts: readonly string[], most = texts.length): string {
  const shown = texts.length > most + 1 ? texts.slice(0, most) : texts;
  const more = texts.length - shown.length;
  const parts = more > 0 ? [...shown, `${more} more`] : shown;
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
