/** The SID of an Entra user on a joined PC: 'S-1-12-1-' and the object id's 16 bytes as four numbers. */
export function entraSid(objectId: string): string {
  const bytes = Buffer.from(objectId.replaceAll('-', ''), 'hex');
  if (bytes.length !== 16) return 'S-1-12-1-0-0-0-0';
  // A GUID keeps its first three fields with the low byte first.
  const guid = Buffer.concat([
    bytes.subarray(0, 4).toReversed(),
    bytes.subarray(4, 6).toReversed(),
    bytes.subarray(6, 8).toReversed(),
    bytes.subarray(8),
  ]);
  return `S-1-12-1-${[0, 4, 8, 12].map((offset) => guid.readUInt32LE(offset)).join('-')}`;
}
