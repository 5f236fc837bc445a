import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { instant } from '../../world/time.ts';
import { archiveOf, cabOf, zipOf } from './archives.ts';

const archive = {
  name: 'MDMDiagReport.zip',
  time: instant(Date.UTC(2026, 2, 2, 8, 30, 44)),
  files: [
    { name: 'IntuneManagementExtension.log', text: 'Zwölf Zeilen\r\n'.repeat(200) },
    { name: 'DeviceHash_PC-01.csv', text: '' },
  ],
};

/** Time and date of the first entry, as MS-DOS keeps them (two seconds a step). */
function firstEntryTime(zip: Uint8Array): string {
  const bytes = new DataView(zip.buffer);
  const time = bytes.getUint16(10, true);
  const date = bytes.getUint16(12, true);
  const parts = [
    (date >> 9) + 1980,
    (date >> 5) & 15,
    date & 31,
    time >> 11,
    (time >> 5) & 63,
    (time & 31) * 2,
  ];
  return parts.join(' ');
}

describe('a zip of exported logs', () => {
  it('holds every file with its text', () => {
    const entries = unzipSync(zipOf(archive));
    expect(Object.entries(entries).map(([name, bytes]) => ({ name, text: strFromU8(bytes) }))).toEqual(
      archive.files,
    );
  });

  it('is the same whenever and wherever it is made, dated by the PC’s clock', () => {
    const first = zipOf(archive);
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Pacific/Auckland';
    try {
      expect(zipOf(archive)).toEqual(first);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
    expect(firstEntryTime(first)).toBe('2026 3 2 8 30 44');
  });

  it('holds the bytes of a file that is no text', () => {
    const bytes = Uint8Array.of(0xff, 0xfe, 0x41, 0);
    const files = [{ name: 'dump.reg', text: 'A', bytes }];
    expect(unzipSync(zipOf({ ...archive, files }))['dump.reg']).toEqual(bytes);
  });
});

describe('an archive', () => {
  it('is of the format that its name says', () => {
    const start = (name: string) => Buffer.from(archiveOf({ ...archive, name })).toString('latin1', 0, 4);
    expect([start('logs.CAB'), start('logs.zip')]).toEqual(['MSCF', 'PK\u0003\u0004']);
  });
});

describe('a cab of exported logs', () => {
  it('lists the same files, dated by the PC’s clock', () => {
    const cab = Buffer.from(cabOf(archive));
    expect([cab.toString('latin1', 0, 4), cab.readUInt16LE(28)]).toEqual(['MSCF', archive.files.length]);
    for (const { name } of archive.files) expect(cab.includes(`${name}\0`)).toBe(true);
    expect(cab.readUInt16LE(54)).toBe((46 << 9) | (3 << 5) | 2);
  });
});
