/**
 * `node scripts/record-flow.mjs`: records the technician's flow from the running program, half a minute from power-on to
 * Reseal, as docs/pictures/technician-flow.webm, and a still of it for README. What the browser paints is taken by its
 * screencast and encoded by its own VP9 encoder; the pointer, which no screencast shows, is drawn over it.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { getChromium } from './chromium.mjs';
import { ensureNode24 } from './node24.mjs';
import { ensureBuild, ensurePackages, root } from './set-up.mjs';
import { beginHost } from './stage-host.mjs';
import { webm } from './webm.mjs';

const size = { width: 1280, height: 720 };
const film = { ...size, bitrate: 640_000, framesPerSecond: 25 };
/** World seconds in a second: the start, and what a technician waits for. */
const rates = { start: 14, profile: 60, work: 110 };
/** The file shall not weigh more. */
const limit = 3 * 1024 * 1024;
/** How long it shall take to look at, in milliseconds. A slow machine needs longer, and is shown faster, up to a bound. */
const length = 30_000;
const fastest = 1.6;

await ensureNode24();
ensurePackages();
ensureBuild();
const { chromium } = await import('@playwright/test');
const { writePicture } = await import('./picture-file.mjs');
const { encode } = await import('./encode-film.mjs');
const executablePath = await getChromium();
if (executablePath === undefined) process.exit(1);
const home = mkdtempSync(path.join(os.tmpdir(), 'reseal-film-'));
const isRoot = process.getuid?.() === 0;
const browser = await chromium.launch({ executablePath, args: isRoot ? ['--no-sandbox'] : [] });
try {
  const recording = await record();
  const { frames, still } = await encode(browser, film, recording);
  const file = webm({ ...size, duration: recording.duration }, frames);
  if (file.length > limit) throw new Error(`${file.length} bytes are too much.`);
  const folder = path.join(root, 'docs', 'pictures');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'technician-flow.webm'), file);
  writePicture('technician-flow', still);
  const seconds = (recording.duration / 1000).toFixed(1);
  console.log(
    `docs/pictures/technician-flow.webm: ${Math.ceil(file.length / 1024)} KB, ${seconds} s, ${recording.pictures.length} pictures painted`,
  );
} finally {
  await browser.close();
  rmSync(home, { recursive: true, force: true });
}

/** What was painted and where the pointer was, each with its milliseconds since the beginning; `still` is a moment. */
async function record() {
  const { address, end } = await beginHost(home, 'entra-wired', String(rates.start));
  const context = await browser.newContext({ viewport: size, reducedMotion: 'no-preference' });
  const stage = await context.newPage();
  await stage.goto(address);
  const desk = await context.newPage();
  await desk.goto(new URL('/console', address).href);
  await stage.bringToFront();
  await stage.getByRole('button', { name: 'Power' }).waitFor();
  const shots = [];
  const session = await context.newCDPSession(stage);
  session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    shots.push({ time: metadata.timestamp * 1000, picture: Buffer.from(data, 'base64') });
    session.send('Page.screencastFrameAck', { sessionId }).catch(() => {});
  });
  const pointer = handOver(stage);
  await session.send('Page.startScreencast', { format: 'jpeg', quality: 92 });
  while (shots.length === 0) await stage.waitForTimeout(20);
  const began = Date.now();
  const still = await technician(stage, desk, pointer);
  await session.send('Page.stopScreencast');
  const taken = Date.now() - began;
  await context.close();
  end();
  const pace = Math.max(1, taken / length);
  if (pace > fastest) throw new Error(`The flow took ${taken} ms: this machine is too slow or too busy.`);
  const since = (one) => ({ ...one, time: Math.max(0, one.time - began) / pace });
  return {
    pictures: shots.map(since),
    pointer: pointer.track.map(since),
    still: (still - began) / pace,
    duration: taken / pace,
  };
}

/** Answers with the moment of the still. */
async function technician(stage, desk, pointer) {
  const rest = (milliseconds) => stage.waitForTimeout(milliseconds);
  const heading = (name) => stage.getByRole('heading', { name }).waitFor({ timeout: 120_000 });
  await rest(700);
  await pointer.click('button', 'Power');
  await heading('Is this the right country or region?');
  await rest(900);
  for (let press = 0; press < 5; press += 1) await pointer.click('button', 'Windows key');
  await heading('What would you like to do?');
  await rest(500);
  await pointer.click('option', /^Pre-provision/);
  await setRate(desk, rates.profile);
  await pointer.click('button', 'Next');
  await stage.getByRole('img', { name: /^QR code/ }).waitFor({ timeout: 120_000 });
  await rest(2000);
  await setRate(desk, rates.work);
  await pointer.click('button', 'Next');
  await pointer.to({ x: size.width * 0.93, y: size.height * 0.8 });
  await stage.getByText(/^Apps \([3-9] of/).waitFor({ timeout: 120_000 });
  const still = Date.now();
  const reseal = stage.getByRole('button', { name: 'Reseal' });
  await reseal.waitFor({ timeout: 120_000 });
  await setRate(desk, rates.start);
  await rest(2200);
  await pointer.click('button', 'Reseal');
  await stage.getByRole('heading', { name: 'Powered off' }).waitFor({ state: 'attached', timeout: 120_000 });
  await rest(900);
  return still;
}

/** The rate that no button of the console has: over the console's own connection to its host. */
async function setRate(desk, rate) {
  await desk.evaluate(
    (value) =>
      new Promise((done, failed) => {
        const socket = new WebSocket(`ws://${location.host}/bridge/console`);
        socket.onerror = failed;
        socket.onopen = () =>
          socket.send(
            JSON.stringify({ id: 1, channel: 'console:submit', args: [{ type: 'rate', rate: value }] }),
          );
        socket.onmessage = ({ data }) => {
          const { id } = JSON.parse(data);
          if (id !== 1) return;
          socket.close();
          done();
        };
      }),
    rate,
  );
}

/** A hand with a mouse: it glides to what it presses, and is followed. */
function handOver(page) {
  let at = { x: size.width * 0.55, y: size.height * 0.62 };
  const track = [{ time: 0, ...at }];
  async function to(place) {
    const from = at;
    const far = Math.hypot(place.x - from.x, place.y - from.y);
    const begun = Date.now();
    const lasting = far < 4 ? 0 : 250 + far / 3;
    for (let part = 0; part < 1 && lasting > 0; ) {
      part = Math.min(1, (Date.now() - begun) / lasting);
      const eased = (1 - Math.cos(Math.PI * part)) / 2;
      at = { x: from.x + (place.x - from.x) * eased, y: from.y + (place.y - from.y) * eased };
      await page.mouse.move(at.x, at.y);
      track.push({ time: Date.now(), ...at });
      await page.waitForTimeout(15);
    }
  }
  return {
    track,
    to,
    async click(role, name) {
      const button = page.getByRole(role, { name, exact: typeof name === 'string' });
      await button.waitFor({ timeout: 120_000 });
      const box = await button.boundingBox();
      await to({ x: box.x + box.width * 0.5, y: box.y + box.height * 0.6 });
      await page.waitForTimeout(90);
      await page.mouse.down();
      await page.waitForTimeout(110);
      await page.mouse.up();
      await page.waitForTimeout(70);
    },
  };
}
