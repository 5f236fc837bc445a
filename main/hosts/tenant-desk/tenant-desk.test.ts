/** The console's tenants, with the tenant worker on a real thread. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { TenantChoices } from '../../../shared/tenant/tenant-choices.schema.ts';
import type { TenantNews } from '../../../shared/tenant/tenant-work.ts';
import type { InTenant, SessionHost } from '../session-host.ts';
import type { JournalHeader } from '../../session/journal.ts';
import { tenantOfJournal } from '../tenant-of-journal.ts';
import { createTenantDesk, type TenantDesk } from './tenant-desk.ts';

const worker = path.join(import.meta.dirname, '..', 'tenant-worker', 'index.ts');
const profile = {
  '@odata.type': '#microsoft.graph.azureADWindowsAutopilotDeploymentProfile',
  id: 'p',
  displayName: 'Laptops',
  preprovisioningAllowed: true,
  assignments: [{ target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } }],
};

/** On Windows the folder's access list says it. */
const isWindows = process.platform === 'win32';
const ownersOnly = isWindows ? null : 0o600;
const modeOf = (file: string): number | null => (isWindows ? null : statSync(file).mode & 0o777);

let home: string;
let folder: string;
let desk: TenantDesk;
let begun: InTenant[];
let news: TenantNews[];

beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'reseal-desk-'));
  folder = path.join(home, 'Quayside');
  vi.stubEnv('XDG_DATA_HOME', home);
  vi.stubEnv('APPDATA', home);
  vi.stubEnv('HOME', home);
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'p.json'), JSON.stringify(profile));
  begun = [];
  news = [];
  desk = open();
});

afterEach(() => {
  desk.close();
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

function open(): TenantDesk {
  let tenant: string | null = null;
  const host: Pick<SessionHost, 'tenant' | 'begin'> = {
    tenant: () => tenant,
    begin: async (_scenario, inTenant) => {
      if (inTenant) {
        begun.push(inTenant);
        ({ tenant } = inTenant);
      }
      return { accepted: true };
    },
  };
  const opened = createTenantDesk(worker, host);
  opened.onNews((one) => news.push(one));
  return opened;
}

/** What comes of looking at a tenant. */
async function look(id: string, choices: TenantChoices = {}): Promise<TenantNews['state'] | undefined> {
  desk.start({ work: 'w', do: 'look', tenant: id, choices });
  await vi.waitUntil(() => news.length > 0, { timeout: 20_000 });
  return news.shift()?.state;
}

test('a folder is looked at beside the rehearsal, and remembered by its path alone', async () => {
  const id = desk.offer(folder);
  expect(desk.known().recent).toEqual([]);
  const state = await look(id, {
    assume: { mdmScope: 'none' },
    hardware: { manufacturer: 'Dell', model: 'X' },
  });
  expect(state).toMatchObject({
    kind: 'looked',
    look: {
      name: 'Quayside',
      kinds: [{ kind: 'profiles', assigned: 1, objects: { count: 1, first: [{ to: ['all devices'] }] } }],
      rehearsable: { ready: true },
      practice: { profile: 'Laptops', chosenHardware: { manufacturer: 'Dell', model: 'X' } },
    },
  });
  expect(desk.known()).toEqual({
    present: null,
    recent: [{ id, name: 'Quayside', place: folder, isThere: true }],
  });
  const [kept = ''] = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((one) =>
    one.endsWith('recent-tenants.json'),
  );
  expect(JSON.parse(readFileSync(path.join(home, kept), 'utf8'))).toEqual([folder]);
  expect(modeOf(path.join(home, kept))).toBe(ownersOnly);
});

test('one that is gone is said, and can be forgotten; what cannot be read is one line', async () => {
  const id = desk.offer(folder);
  await look(id);
  rmSync(folder, { recursive: true });
  expect(desk.known().recent).toMatchObject([{ id, isThere: false }]);
  const failed = await look(id);
  expect(failed).toMatchObject({ kind: 'failed', reason: expect.stringContaining('There is no such file') });
  expect(failed).toMatchObject({ reason: expect.stringContaining(folder) });
  desk.forget(id);
  expect(desk.known().recent).toEqual([]);
  expect(await look('unheard-of')).toMatchObject({ kind: 'failed' });
});

test('work that is stopped tells nothing but that', async () => {
  desk.start({ work: 'w', do: 'look', tenant: desk.offer(folder), choices: {} });
  desk.stop('w');
  desk.stop('w');
  expect(news).toEqual([{ work: 'w', state: { kind: 'stopped' } }]);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(news).toHaveLength(1);
});

test('a rehearsal begins with the choices as settings', async () => {
  const id = desk.offer(folder);
  const choices = {
    assume: { members: { 'Sales v1.0': 'pc' as const } },
    user: 'a=b@c.example',
    assigned: true,
  };
  expect(await desk.begin(id, choices)).toEqual({ accepted: true });
  expect(begun).toEqual([
    {
      tenant: folder,
      settings: [
        'title="Pre-provisioning in Quayside"',
        'assume={"members":{"Sales v1.0":"pc"}}',
        'user="a=b@c.example"',
        'registration.assignedUser="a=b@c.example"',
      ],
    },
  ]);
  expect(desk.known().present).toBe(id);
  expect(await desk.begin('unheard-of', {})).toMatchObject({ accepted: false });
});

const zip = (): Readable =>
  Readable.from([zipSync({ 'p.json': strToU8(JSON.stringify(profile)) })].map(Buffer.from));

test('what a browser hands over is kept privately, and stays where a rehearsal has begun in it', async () => {
  const idle = (await desk.keep('Only looked at.zip', zip())) ?? '';
  await look(idle);
  const id = (await desk.keep('../../Quay/side.zip', zip())) ?? '';
  expect(await look(id)).toMatchObject({
    kind: 'looked',
    look: { name: '.._.._Quay_side'.replace(/^\.+/, '') },
  });
  expect(desk.known().recent).toMatchObject([
    { id, place: null, isThere: true },
    { id: idle, place: null, isThere: true },
  ]);
  await desk.begin(id, {});
  const place = begun[0]?.tenant ?? '';
  expect(path.relative(home, place).startsWith('..')).toBe(false);
  expect(modeOf(place)).toBe(ownersOnly);
  // Another scenario may begin in it.
  desk.forget(id);
  expect(existsSync(place)).toBe(true);
  desk.close();
  expect(existsSync(place)).toBe(true);

  // The next host offers it without its path, and goes on with a journal of it.
  begun = [];
  const next = open();
  const [kept, ...others] = next.known().recent;
  expect([kept, others]).toMatchObject([{ name: path.basename(place, '.zip'), place: null }, []]);
  const header = { scenario: { tenant: 'contoso' }, tenant: { name: place } } as unknown as JournalHeader;
  expect(tenantOfJournal(header, 'j.jsonl')).toBe(place);
  next.forget(kept?.id ?? '');
  expect(existsSync(place)).toBe(false);
  expect(() => tenantOfJournal(header, 'j.jsonl')).toThrow(
    expect.objectContaining({
      place: 'j.jsonl:1',
      remedy: 'Name the same export, a folder or a zip, with --tenant',
    }),
  );
});

test('larger than a tenant can be is not kept, nor more than a few', async () => {
  const block = Buffer.alloc(16 * 1024 * 1024);
  expect(await desk.keep('big.zip', Readable.from(Array.from({ length: 9 }, () => block)))).toBeUndefined();
  for (let count = 0; count < 10; count += 1) await desk.keep(`${count}.zip`, zip());
  expect(desk.known().recent.map(({ name }) => name)).toEqual(['9', '8', '7', '6', '5', '4', '3', '2']);
});

test('what nobody has come back to for a month is removed', async () => {
  await desk.keep('old.zip', zip());
  const dropped =
    readdirSync(home, { recursive: true, encoding: 'utf8' }).find((one) => /tenant-[^/\\]*$/.test(one)) ?? '';
  open();
  expect(existsSync(path.join(home, dropped))).toBe(true);
  const longAgo = new Date(Date.now() - 31 * 24 * 3_600_000);
  utimesSync(path.join(home, dropped), longAgo, longAgo);
  open();
  expect(existsSync(path.join(home, dropped))).toBe(false);
});
