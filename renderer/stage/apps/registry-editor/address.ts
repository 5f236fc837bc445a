/** Addresses of Registry Editor: `Computer\HKEY_LOCAL_MACHINE\SOFTWARE`. */

/** The key of what was typed, with or without the name of the PC before it; `computer` is that in its language. */
export function keyOfAddress(typed: string, computer: string): string {
  const parts = typed
    .trim()
    .split('\\')
    .filter((part) => part !== '');
  const first = parts[0]?.toLowerCase();
  const isNamed = first === computer.toLowerCase() || first === 'computer';
  return (isNamed ? parts.slice(1) : parts).join('\\');
}

/** A key and all around it, from the whole registry ('') on. */
export function aroundOf(key: string): readonly string[] {
  const parts = key === '' ? [] : key.split('\\');
  return ['', ...parts.map((_, place) => parts.slice(0, place + 1).join('\\'))];
}
