/** The session host on a real worker thread with a fake session in it. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HostNotice } from '../../shared/bridge.ts';
import { BadInputError } from '../../shared/failures.ts';
import { noTimeline } from '../../shared/session/timeline.schema.ts';
import { openSessionHost } from './session-host.ts';
import type { SessionHost, SessionHostOptions } from './session-host.ts';

const worker = path.join(import.meta.dirname, 'testing', 'fake-world-worker.ts');
let folder: string;
const open: SessionHost[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'reseal-host-'));
  vi.stubEnv('XDG_DATA_HOME', folder);
  vi.stubEnv('APPDATA', folder);
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((host) => host.close()));
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

async function host(options: Partial<SessionHostOptions> = {}): Promise<SessionHost> {
  const opened = await openSessionHost(worker, {
    scenario: null,
    settings: [],
    tenant: null,
    rate: null,
    journal: path.join(folder, 'journal.jsonl'),
    ...options,
  });
  open.push(opened);
  return opened;
}

const screenOf = async (one: SessionHost): Promise<string> =>
  (JSON.parse(await one.view('stage')) as { screen: { id: string } }).screen.id;

describe('session host', () => {
  it('answers inputs and shows their effect', async () => {
    const one = await host();
    expect(await screenOf(one)).toBe('region');
    const seen: string[] = [];
    one.onView((surface) => seen.push(surface));
    expect(await one.submit({ type: 'windows-key' })).toEqual({ accepted: true });
    expect(await screenOf(one)).toBe('provisioning-menu');
    expect(seen).toContain('stage');
    expect(await one.submit({ type: 'choose', value: 'nothing' })).toEqual({
      accepted: false,
      reason: 'There is nothing to choose.',
    });
  });

  it('gives the recording of an exercise a name that its trainee may read', async () => {
    const exercise = { named: 'app-stops-device-setup', mode: 'test', trainee: '' } as const;
    const one = await host({ journal: null, exercise });
    expect(path.basename(one.journal())).toMatch(/-Ticket-12-stops-at-Apps-\d+\.jsonl$/);
    expect(await one.beginExercise({ ...exercise, named: 'first-reseal' })).toEqual({ accepted: true });
    expect(path.basename(one.journal())).toMatch(/-Ticket-1-a-laptop-for-the-sales-team-/);
    expect(await one.beginExercise({ ...exercise, named: 'nothing' })).toMatchObject({ accepted: false });
  });

  it('begins a show anew by itself, and keeps what somebody has touched', async () => {
    const one = await host({ journal: null, show: true });
    const untouched = one.journal();
    await vi.waitUntil(() => one.journal() !== untouched, 20_000);
    expect(JSON.parse(await one.view('console'))).toMatchObject({ mode: 'show' });
    await vi.waitUntil(() => !existsSync(untouched), 20_000);
    const touched = one.journal();
    await one.submit({ type: 'windows-key' });
    await vi.waitUntil(() => one.journal() !== touched, 20_000);
    expect(readFileSync(touched, 'utf8')).toContain('windows-key');
  });

  it('keeps the logs that the PC exports as zip files', async () => {
    const one = await host();
    const answer = await one.submit({ type: 'press', control: 'export-logs' });
    expect(answer).toEqual({ accepted: true, exported: { index: 0, name: 'logs.zip' } });
    const archive = await one.archive(0);
    expect(archive?.name).toBe('logs.zip');
    expect(Object.keys(unzipSync(archive!.bytes))).toEqual(['clock.txt']);
    expect(await one.archive(1)).toBeNull();
  });

  it('goes on where a journal ended, though the process had died', async () => {
    const one = await host();
    await one.submit({ type: 'windows-key' });
    await one.close();
    open.length = 0;
    expect(await screenOf(await host())).toBe('provisioning-menu');
  });

  it('asks the world for its moments, and says when there is none any more', async () => {
    const one = await host();
    const moment = { try: 7, at: 0 };
    const refusal = { accepted: false, reason: 'The recording has no such moment.' };
    expect(await one.goOnFrom(moment)).toEqual(refusal);
    expect(await one.show(moment)).toEqual(refusal);
    expect(await one.lookBack(moment)).toBeNull();
    await one.close();
    expect(await one.goOnFrom(moment)).toMatchObject({
      accepted: false,
      reason: expect.stringMatching('ended'),
    });
    expect(await one.timeline()).toEqual(noTimeline);
    expect(await one.lookBack(moment)).toBeNull();
  });

  it('starts at the asked rate', async () => {
    const one = await host({ rate: 60 });
    expect(JSON.parse(await one.view('console'))).toMatchObject({ rate: 60 });
  });

  it('keeps a journal that nobody named in the user’s data folder', async () => {
    const one = await host({ journal: null });
    expect(path.dirname(one.journal())).toMatch(/journals$/);
    expect(one.journal().startsWith(folder)).toBe(true);
    await one.submit({ type: 'windows-key' });
    expect(readFileSync(one.journal(), 'utf8')).toContain('windows-key');
  });

  it('begins another scenario, and stays with the present one where that cannot be', async () => {
    const one = await host();
    await one.submit({ type: 'windows-key' });
    const refused = await one.begin('no-such-scenario');
    expect(refused).toMatchObject({ accepted: false, reason: expect.stringContaining('no-such-scenario') });
    expect(await screenOf(one)).toBe('provisioning-menu');
    const former = one.journal();
    expect(await one.begin('entra-wifi')).toEqual({ accepted: true });
    expect(one.journal()).not.toBe(former);
    expect(await screenOf(one)).toBe('region');
    expect(JSON.parse(await one.view('console'))).toMatchObject({ scenario: { id: 'entra-wifi' } });
  });

  it('keeps its tenant for the next scenario, unless another one or the scenario’s own is asked for', async () => {
    const one = await host();
    expect(one.tenant()).toBeNull();
    await one.begin('entra-wifi', { tenant: '/export', settings: ['user="a@b.example"'] });
    expect(one.tenant()).toBe('/export');
    await one.begin('no-such-scenario', { tenant: '/other', settings: [] });
    await one.begin('entra-wired');
    expect(one.tenant()).toBe('/export');
    await one.begin('entra-wired', { tenant: null, settings: [] });
    expect(one.tenant()).toBeNull();
  });

  it('begins it at the present rate, not at the one it was started with', async () => {
    const one = await host({ rate: 60 });
    await one.submit({ type: 'rate', rate: 10 });
    await one.begin('entra-wifi');
    expect(JSON.parse(await one.view('console'))).toMatchObject({ rate: 10 });
  });

  it('turns a fault of the world into a notice, answers nothing more and keeps the journal', async () => {
    const one = await host();
    const notices: HostNotice[] = [];
    one.onNotice((notice) => notices.push(notice));
    await one.submit({ type: 'windows-key' });
    expect(await one.submit({ type: 'choose', value: 'fault' })).toMatchObject({ accepted: false });
    expect(notices).toEqual([{ kind: 'failure', text: expect.stringContaining('The world has a fault') }]);
    expect(notices[0]!.text).toContain(path.join(folder, 'journal.jsonl'));
    expect(one.notices()).toEqual(notices);
    expect(await one.submit({ type: 'windows-key' })).toMatchObject({ accepted: false });
    expect(readFileSync(path.join(folder, 'journal.jsonl'), 'utf8')).toContain('windows-key');
  });

  it('gives the trace, the report and the journal to be saved', async () => {
    const one = await host();
    await one.submit({ type: 'windows-key' });
    expect(JSON.parse((await one.download('har')).text)).toHaveProperty('log');
    expect(JSON.parse((await one.download('report')).text)).toHaveProperty('digest');
    expect((await one.download('journal')).text).toContain('windows-key');
  });

  it('does not open a journal twice, nor leave one behind that never began', async () => {
    await host();
    await expect(host()).rejects.toThrow(BadInputError);
    await expect(host({ scenario: 'no-such-scenario', journal: path.join(folder, 'x') })).rejects.toThrow(
      'There is no such scenario',
    );
    expect(readdirSync(folder).filter((name) => name.startsWith('journal'))).toEqual([
      'journal.jsonl',
      'journal.jsonl.lock',
    ]);
  });
});
