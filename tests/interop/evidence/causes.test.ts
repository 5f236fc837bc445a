/**
 * As a support engineer would: nothing but an exported cabinet, evtxexport and a text viewer. The signs that name each
 * cause are there.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { play } from '../../testing/lab.ts';
import { evidenceOf, quietly, unpack } from '../testing/evidence.ts';
import { withPrograms } from '../testing/interop.ts';

/** File of the archive, and what it must show. */
type Sign = readonly [file: string, shows: RegExp];

const management = 'microsoft-windows-devicemanagement-enterprise-diagnostics-provider-admin.evtx';
const registration = 'microsoft-windows-user device registration-admin.evtx';
const autopilot = 'microsoft-windows-moderndeployment-diagnostics-provider-autopilot.evtx';
const shell = 'microsoft-windows-shell-core-operational.evtx';

const failures: readonly { readonly id: string; readonly signs: readonly Sign[] }[] = [
  // An installer ends with 1603.
  {
    id: 'app-fails',
    signs: [
      [shell, /Category DeviceSetup failed/],
      ['AppWorkload.log', /name = 7-Zip[^]*lpExitCode 1603\]/],
    ],
  },
  // The profile does not allow pre-provisioning.
  {
    id: 'preprovisioning-not-allowed',
    signs: [
      [management, /\(52\)\n[^]*0x80180005/],
      [management, /\(76\)\n/],
    ],
  },
  // The connector of Active Directory is off: the blob is waited for and does not come.
  {
    id: 'hybrid-connector-offline',
    signs: [
      [management, /\(111\)\n/],
      [management, /\(109\)\n[^\n]*\n[^\n]*0x00000003/],
    ],
  },
  // The firewall lets nothing through to the attestation service.
  {
    id: 'tpm-vendor-url-blocked',
    signs: [
      [autopilot, /\(171\)\n/],
      ['application.evtx', /\(86\)\n[^]*microsoftaik\.azure\.net[^]*0x80072ee2/],
      ['DiagnosticLogCSP_Collector_Autopilot', /microsoftaik\.azure\.net[^\n]*timed out/],
    ],
  },
  // The user may join no more devices.
  {
    id: 'enrolment-entra-device-limit',
    signs: [[registration, /\(204\)\n[^]*not authorized to join devices/]],
  },
];

withPrograms('libevtx-utils', 'cabextract')('from the archive alone', () => {
  it.each(failures)('of $id its cause can be named', ({ id, signs }) => {
    const { session } = play(id);
    const archive = session.logs();
    const evidence = evidenceOf(archive);
    const folder = path.join(evidence.folder, 'unpacked');
    try {
      mkdirSync(folder);
      unpack('cabextract', ['-q', evidence.cab], folder);
      for (const [name, shows] of signs) {
        const file = archive.files.find((one) => one.name.startsWith(name))?.name ?? name;
        const place = path.join(folder, file);
        const text = file.endsWith('.evtx') ? quietly('evtxexport', place) : readFileSync(place, 'utf8');
        expect([file, text]).toEqual([file, expect.stringMatching(shows)]);
      }
    } finally {
      evidence.close();
    }
  });
});
