/** Exports of a fictional tenant, as an administrator has them: a folder and a zip of it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';
import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';
import {
  app,
  fleet,
  page,
  profile,
  required,
  toGroup,
  typed,
  type Json,
} from '../../tenants/exports/parts.ts';

type Files = Readonly<Record<string, Json | string | Buffer>>;

/** One that can be rehearsed, with a file that is none of a tenant's. */
export const quayside: Files = {
  'Groups/Quayside fleet.json': fleet,
  'AutoPilot/Laptops.json': profile(),
  'ESP/page.json': page(),
  'Apps/Charts.json': app('Harbour Charts'),
  'Apps/Charts.ps1': 'install',
};

/** Devices of another group tag, and what only they get. */
export const kiosk = typed('group', {
  id: 'a1c40000-0000-4000-8000-0000000000f3',
  displayName: 'Quayside kiosks',
  groupTypes: ['DynamicMembership'],
  membershipRule: '(device.devicePhysicalIds -any (_ -eq "[OrderID]:KIOSK"))',
  membershipRuleProcessingState: 'On',
  securityEnabled: true,
});
export const kioskApp = app('Kiosk Shell', {
  id: 'a1c40000-0000-4000-8000-000000000031',
  assignments: [toGroup('a1c40000-0000-4000-8000-0000000000f3', required)],
});

const bytesOf = (content: Json | string | Buffer): Buffer =>
  Buffer.isBuffer(content)
    ? content
    : Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));

export function writeExport(parent: string, name: string, files: Files = quayside): string {
  const folder = path.join(parent, name);
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), bytesOf(content));
  }
  return folder;
}

export function writeZip(parent: string, name: string, files: Files = quayside): string {
  const zip = path.join(parent, name);
  const entries = Object.entries(files).map(
    ([file, content]) => [file, new Uint8Array(bytesOf(content))] as const,
  );
  writeFileSync(zip, zipSync(Object.fromEntries(entries)));
  return zip;
}

/** A picture of one colour that fades to another. */
function fade(width: number, height: number, from: readonly number[], to: readonly number[]): Buffer {
  const picture = new PNG({ width, height });
  for (let at = 0; at < width * height; at += 1) {
    const share = (at % width) / width / 2 + Math.floor(at / width) / height / 2;
    from.forEach((channel, index) => {
      picture.data[at * 4 + index] = Math.round(channel + ((to[index] ?? 0) - channel) * share);
    });
    picture.data[at * 4 + 3] = 255;
  }
  return PNG.sync.write(picture);
}

/** The same with a company branding: texts in its object, pictures in files beside it. */
export const branded: Files = {
  ...quayside,
  'Organization/organization.json': typed('organization', {
    id: 'a1c40000-0000-4000-8000-0000000000aa',
    displayName: 'Quayside Ferries',
    verifiedDomains: [
      { name: 'quayside.onmicrosoft.example', isInitial: true, isDefault: false },
      { name: 'quayside.example', isInitial: false, isDefault: true },
    ],
  }),
  'Organization/Branding/branding.json': typed('organizationalBranding', {
    id: '0',
    signInPageText: 'Lost at sea? Call the harbour desk on 200.',
    usernameHintText: 'name@quayside.example',
    backgroundColor: '#0b3d63',
  }),
  'Organization/Branding/squareLogo.png': fade(96, 96, [11, 61, 99], [240, 160, 60]),
  'Organization/Branding/backgroundImage.png': fade(480, 720, [16, 78, 120], [150, 205, 225]),
};

/** Of last month and this month, side by side. */
export const snapshots: Files = Object.fromEntries(
  ['2026-01-01', '2026-02-01'].flatMap((date) => [
    ...Object.entries(quayside).map(([file, content]) => [`${date}/${file}`, content] as const),
    [`${date}/org.json`, typed('organization', { id: 'o', displayName: `Quayside on ${date}` })] as const,
  ]),
);

/** Drops a file or folder of this machine on the middle of the page, as a file manager does. */
export async function dropOn(desk: Page, file: string): Promise<void> {
  const client = await desk.context().newCDPSession(desk);
  const { width, height } = await desk.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await client.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data });
  await client.detach();
}
