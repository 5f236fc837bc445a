/** The browser host: who is let in, and what several windows see. */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { WebSocket } from 'ws';
import {
  ask,
  navigation,
  openSocket,
  request,
  runReseal,
  signIn,
  startBrowserHost,
  startWithBrowser,
  temporaryFolder,
} from './testing/browser-host.ts';
import type { BrowserHost } from './testing/browser-host.ts';
import { heading, headings, powerOn, pressFiveTimes, rehearsalRate } from './testing/stage-page.ts';

const home = temporaryFolder();
let host: BrowserHost;

test.beforeEach(async () => {
  host = await startBrowserHost(home.path, '--rate', rehearsalRate);
});

test.afterEach(async () => {
  await host.stop();
});

test.afterAll(() => home.remove());

test('refuses whoever has no cookie, a wrong token or a foreign Host', async () => {
  const { origin, address } = host;
  expect((await request(`${origin}/`)).status).toBe(403);
  expect((await request(`${origin}/console`)).status).toBe(403);
  expect((await request(`${origin}/start?t=wrong`)).status).toBe(403);
  expect((await request(`${origin}/start`)).status).toBe(403);
  expect((await request(address, { ...navigation, host: 'rebound.example' })).status).toBe(403);
  const cookie = await signIn(host);
  expect((await request(`${origin}/`, { cookie })).status).toBe(200);
  expect((await request(`${origin}/`, { cookie: `${cookie}x` })).status).toBe(403);
  expect((await request(`${origin}/`, { cookie, host: 'rebound.example' })).status).toBe(403);
});

test('lets the start address be used again only by the browser that used it first', async () => {
  const cookie = await signIn(host);
  expect((await request(host.address, navigation)).status).toBe(403);
  const again = await request(`${host.address}&window=console`, { ...navigation, cookie });
  expect(again).toMatchObject({ status: 303, headers: { location: '/console' } });
  expect(again.headers['set-cookie']).toBeUndefined();
});

test('the start address survives previews, and asks where nobody says that a person opens it', async ({
  page,
}) => {
  const preview = { 'user-agent': 'LinkPreview/1.0' };
  for (const method of ['HEAD', 'GET', 'HEAD'])
    expect((await request(host.address, preview, method)).headers['set-cookie']).toBeUndefined();
  const asked = await request(host.address, preview);
  expect(asked.status).toBe(200);
  expect(asked.headers['content-security-policy']).toContain("form-action 'self'; frame-ancestors 'none'");

  // A link on a page of another site, as in a chat that shows the terminal.
  await page.route('http://chat.example/', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<a href="${host.address}">Open</a>` }),
  );
  await page.goto('http://chat.example/');
  await page.getByRole('link').click();
  await page.getByRole('button', { name: 'Open the rehearsal' }).click();
  await expect(heading(page, 'Powered off')).toBeAttached();
  expect(page.url()).toBe(`${host.origin}/`);
  expect((await request(host.address, navigation)).status).toBe(403);
});

test('a window is handed over by a file, and neither its address nor its history holds a way in', async ({
  page,
}) => {
  const notes = path.join(home.path, 'page.html');
  const opened = await startWithBrowser(
    home.path,
    path.join(import.meta.dirname, 'testing', 'copying-browser.mjs'),
    {
      COPYING_BROWSER_PAGE: notes,
    },
  );
  await expect.poll(() => existsSync(notes)).toBe(true);
  expect(readFileSync(`${notes}.arguments`, 'utf8')).not.toContain('http');
  // The console's page takes its place as soon as the stage is there.
  const ticket = /name="t" value="([^"]*)"/.exec(readFileSync(notes, 'utf8'))![1]!;
  const seen: string[] = [];
  page.on('request', (one) => seen.push(`${one.url()} ${one.headers()['referer'] ?? ''}`));
  await page.goto(pathToFileURL(notes).href);
  await expect(heading(page, 'Powered off')).toBeAttached();
  expect(seen.join(' ')).not.toContain(ticket);
  // The address on the terminal has been used up with it, and the ticket too.
  expect((await request(opened.address, navigation)).status).toBe(403);
  expect((await request(`${opened.origin}/start`, {}, 'POST', `t=${ticket}`)).status).toBe(403);
  await page.close();
  await opened.stop();
});

test('whoever is refused sees why and what to do', async ({ page, context }) => {
  const cookie = await signIn(host);
  await page.goto(`${host.origin}/`);
  await expect(heading(page, 'This window is not let in')).toBeVisible();
  await expect(page.getByText('has not been let in')).toBeVisible();
  await page.goto(host.address);
  await expect(page.getByText('it has done so already')).toBeVisible();
  await expect(page.getByText('--journal')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  expect(await page.evaluate(() => getComputedStyle(document.querySelector('main')!).borderRadius)).toBe(
    '8px',
  );
  const { body, headers } = await request(`${host.origin}/console`);
  expect(body).not.toMatch(/<script|journal/);
  expect(headers['content-security-policy']).not.toContain('script');
  expect(cookie).not.toBe('');
  await context.clearCookies();
});

test('gives a cookie that scripts and other sites cannot have, and pages that can do nothing foreign', async () => {
  const { headers } = await request(host.address, navigation);
  expect(headers['set-cookie']![0]).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
  const page = await request(`${host.origin}/`, { cookie: headers['set-cookie']![0]!.split(';')[0]! });
  expect(page.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  expect(page.headers['content-security-policy']).toMatch(
    /^default-src 'none'; script-src 'self'; style-src 'self';/,
  );
  expect(page.headers['access-control-allow-origin']).toBeUndefined();
});

test('takes a tenant from its own page alone', async () => {
  const cookie = await signIn(host);
  const post = (headers: Record<string, string>) =>
    request(`${host.origin}/tenant?name=x.zip`, headers, 'POST', 'PK');
  for (const headers of [
    { cookie },
    { origin: host.origin },
    { cookie, origin: 'http://127.0.0.1:1' },
    { cookie, origin: host.origin, host: 'rebound.example' },
  ])
    expect((await post(headers)).status).toBe(403);
  const kept = await post({ cookie, origin: host.origin });
  expect(kept).toMatchObject({ status: 200, headers: { 'x-content-type-options': 'nosniff' } });
  expect(kept.body).toMatch(/^[0-9a-f-]{36}$/);
  expect((await request(`${host.origin}/tenant?name=x.zip`, { cookie })).status).toBe(404);
});

test('answers GET and HEAD only, and no file outside the pages', async () => {
  const cookie = await signIn(host);
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
    expect((await request(`${host.origin}/`, { cookie }, method)).status).toBe(405);
  expect((await request(`${host.origin}/`, { cookie }, 'HEAD')).status).toBe(200);
  for (const file of [
    '/..%2fmain%2fcli.cjs',
    '/%2e%2e/preload/stage.cjs',
    '/assets/',
    '/index.html%00.js',
    '/nowhere',
  ])
    expect((await request(`${host.origin}${file}`, { cookie })).status).toBe(404);
});

test('opens a socket only for its own pages', async () => {
  const { origin } = host;
  const cookie = await signIn(host);
  const refused = 'Unexpected server response: 403';
  expect(await openSocket(host, '/bridge/stage', { origin })).toBe(refused);
  expect(await openSocket(host, '/bridge/stage', { cookie })).toBe(refused);
  expect(await openSocket(host, '/bridge/stage', { cookie, origin: 'https://foreign.example' })).toBe(
    refused,
  );
  expect(await openSocket(host, '/bridge/stage', { cookie, origin, host: 'rebound.example' })).toBe(refused);
  expect(await openSocket(host, '/bridge/elsewhere', { cookie, origin })).toBe(refused);
  expect(await openSocket(host, '/bridge/stage', { cookie, origin })).not.toBe(refused);
});

test('takes only messages of the contract, and from the stage only what a person at the PC can do', async () => {
  const { origin } = host;
  const cookie = await signIn(host);
  const open = async (socketPath: string) =>
    (await openSocket(host, socketPath, { cookie, origin })) as WebSocket;
  const stage = await open('/bridge/stage');
  const send = (channel: string, ...args: unknown[]) => ask(stage, { id: 1, channel, args });
  expect(await send('stage:submit', { type: 'power-button' })).toMatchObject({
    ok: true,
    value: { accepted: true },
  });
  expect(await send('stage:submit', { type: 'pause' })).toMatchObject({ ok: false });
  expect(await send('stage:submit', { type: 'windows-key', more: 1 })).toMatchObject({ ok: false });
  expect(await send('stage:submit')).toMatchObject({ ok: false });
  expect(await send('console:submit', { type: 'pause' })).toMatchObject({ ok: false });
  expect(await send('console:view')).toMatchObject({ ok: false });

  const console = await open('/bridge/console');
  const submit = (input: unknown) => ask(console, { id: 2, channel: 'console:submit', args: [input] });
  expect(await submit({ type: 'rate', rate: -1 })).toMatchObject({ ok: false });
  expect(await submit({ type: 'pause' })).toMatchObject({ ok: true, value: { accepted: true } });
  expect(await ask(console, { id: 3, channel: 'console:begin', args: ['../../etc/passwd'] })).toMatchObject({
    ok: false,
  });
  expect(await ask(await open('/bridge/stage'), 'no JSON')).toBe(1007);
  expect(await ask(await open('/bridge/stage'), 'x'.repeat(2 * 1024 * 1024))).toBe(1009);
});

test('keeps what was done over a reload, and shows it in every window', async ({ page, context }) => {
  await page.goto(host.address);
  const projector = await context.newPage();
  await projector.goto(`${host.origin}/`);
  const console = await context.newPage();
  await console.goto(`${host.origin}/console`);
  await expect(heading(console, 'Instructor’s console')).toBeVisible();

  await page.bringToFront();
  await powerOn(page);
  await pressFiveTimes(page, 'Meta');
  await expect(heading(page, headings.menu)).toBeVisible();
  await expect(heading(projector, headings.menu)).toBeVisible();
  await page.reload();
  await expect(heading(page, headings.menu)).toBeVisible();
});

test('saves downloads without ever replacing a file', async () => {
  const cookie = await signIn(host);
  const socket = (await openSocket(host, '/bridge/console', { cookie, origin: host.origin })) as WebSocket;
  const save = async () => {
    const reply = await ask(socket, { id: 1, channel: 'console:save', args: ['report'] });
    return (reply as { value: string }).value;
  };
  const first = await save();
  const second = await save();
  expect(second).not.toBe(first);
  expect(JSON.parse(readFileSync(first, 'utf8'))).toHaveProperty('digest');
  if (process.platform !== 'win32') expect(statSync(first).mode & 0o777).toBe(0o600);
});

test('opens the stage and then the console in a browser of this machine, and ends with its windows', async () => {
  const notes = path.join(home.path, 'notes.json');
  const close = path.join(home.path, 'close');
  const opened = await startWithBrowser(
    home.path,
    path.join(import.meta.dirname, 'testing', 'fake-browser.mjs'),
    {
      FAKE_BROWSER_NOTES: notes,
      FAKE_BROWSER_CLOSE: close,
    },
  );
  await expect
    .poll(() => existsSync(notes) && JSON.parse(readFileSync(notes, 'utf8')))
    .toEqual(['/', '/console']);
  writeFileSync(close, '');
  expect(await opened.ended).toBe(0);
});

test('a window that floods its socket delays no other, and is told so', async () => {
  const { origin } = host;
  const cookie = await signIn(host);
  const open = async (socketPath: string) =>
    (await openSocket(host, socketPath, { cookie, origin })) as WebSocket;
  const flood = await open('/bridge/stage');
  const refused = new Promise<string>((resolve) => {
    flood.on('message', (data) => {
      const { ok, error } = JSON.parse(String(data)) as { ok?: boolean; error?: string };
      if (ok === false) resolve(error ?? '');
    });
  });
  const console = await open('/bridge/console');
  for (let id = 0; id < 20_000; id += 1)
    flood.send(JSON.stringify({ id, channel: 'stage:submit', args: [{ type: 'windows-key' }] }));
  expect(await ask(console, { id: 1, channel: 'console:submit', args: [{ type: 'pause' }] })).toMatchObject({
    ok: true,
    value: { accepted: true },
  });
  expect(await refused).toContain('Too many requests of this window');
});

test('says in one line that a port is busy, ends with 2 and begins no journal', async () => {
  const { port } = new URL(host.origin);
  const journal = path.join(home.path, 'busy.jsonl');
  const { code, said } = await runReseal('start', '--no-open', '--port', port, '--journal', journal);
  expect(code).toBe(2);
  expect(said).toBe(`--port ${port}: This port is in use. Name another port, or leave --port out.\n`);
  expect(existsSync(journal)).toBe(false);
});
