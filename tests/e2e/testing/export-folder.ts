/** Exports of a fictional tenant, as an administrator has them: a folder and a zip of it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { Page } from '@playwright/test';
import { app, fleet, page, profile, typed, type Json } from '../../tenants/exports/parts.ts';

type Files = Readonly<Record<string, Json | string>>;

/** One that can be rehearsed, with a file that is none of a tenant's. */
export const quayside: Files = {
  'Groups/Quayside fleet.json': fleet,
  'AutoPilot/Laptops.json': profile(),
  'ESP/page.json': page(),
  'Apps/Charts.json': app('Harbour Charts'),
  'Apps/Charts.ps1': 'install',
};

const textOf = (content: Json | string): string =>
  typeof content === 'string' ? content : JSON.stringify(content);

export function writeExport(parent: string, name: string, files: Files = quayside): string {
  const folder = path.join(parent, name);
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), textOf(content));
  }
  return folder;
}

export function writeZip(parent: string, name: string, files: Files = quayside): string {
  const zip = path.join(parent, name);
  const entries = Object.entries(files).map(([file, content]) => [file, strToU8(textOf(content))] as const);
  writeFileSync(zip, zipSync(Object.fromEntries(entries)));
  return zip;
}

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
