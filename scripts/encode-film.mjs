/** Encodes pictures of a page and its pointer as VP9, in a page of the same browser: WebCodecs, nothing else is needed. */

const origin = 'https://film.test';

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {{ width: number, height: number, bitrate: number, framesPerSecond: number }} film
 * @param recording pictures (JPEG) and places of the pointer with their times, the whole's duration, and the moment of the
 * still, in milliseconds
 * @returns the encoded frames, and the still as PNG
 */
export async function encode(browser, film, recording) {
  const page = await browser.newPage();
  // A page that may use WebCodecs has to come over https; nothing leaves the machine.
  await page.route(`${origin}/**`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === '') return route.fulfill({ body: '<!doctype html>', contentType: 'text/html' });
    return route.fulfill({ body: recording.pictures[Number(name)].picture, contentType: 'image/jpeg' });
  });
  await page.goto(`${origin}/`);
  const { frames, still } = await page.evaluate(encodeInPage, {
    ...film,
    duration: recording.duration,
    still: recording.still,
    times: recording.pictures.map(({ time }) => time),
    track: recording.pointer,
  });
  await page.close();
  return {
    frames: frames.map(({ data, ...frame }) => ({ ...frame, data: Buffer.from(data, 'base64') })),
    still: Buffer.from(still, 'base64'),
  };
}

/** Runs in the page. */
async function encodeInPage({ width, height, bitrate, framesPerSecond, duration, still, times, track }) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  const base64 = (bytes) =>
    new Promise((done) => {
      const reader = new FileReader();
      reader.onload = () => done(reader.result.slice(reader.result.indexOf(',') + 1));
      reader.readAsDataURL(new Blob([bytes]));
    });

  const chunks = [];
  const encoder = new VideoEncoder({
    output: (chunk) => {
      const bytes = new Uint8Array(chunk.byteLength);
      chunk.copyTo(bytes);
      chunks.push({ time: Math.round(chunk.timestamp / 1000), key: chunk.type === 'key', bytes });
    },
    error: (error) => {
      throw error;
    },
  });
  encoder.configure({
    codec: 'vp09.00.31.08',
    width,
    height,
    bitrate,
    framerate: framesPerSecond,
    latencyMode: 'quality',
  });

  /** The last one that began before `time`. */
  const lastBefore = (begins, time) =>
    Math.max(
      0,
      begins.findLastIndex((begin) => begin <= time),
    );
  const trackTimes = track.map((place) => place.time);
  let shown = -1;
  let picture;
  async function draw(time) {
    const wanted = lastBefore(times, time);
    if (wanted !== shown) {
      picture?.close();
      picture = await createImageBitmap(await (await fetch(`/${wanted}`)).blob());
      shown = wanted;
    }
    context.drawImage(picture, 0, 0, width, height);
    drawPointer(track[lastBefore(trackTimes, time)]);
  }

  function drawPointer({ x, y }) {
    context.save();
    context.translate(x, y);
    context.shadowColor = 'rgb(0 0 0 / 40%)';
    context.shadowBlur = 4;
    context.shadowOffsetY = 1;
    const arrow = new Path2D('M0 0v17l4-3.6 2.6 6 2.5-1.1-2.6-5.9H12z');
    context.fillStyle = '#fff';
    context.fill(arrow);
    context.shadowColor = 'transparent';
    context.strokeStyle = '#000';
    context.stroke(arrow);
    context.restore();
  }

  const count = Math.floor((duration / 1000) * framesPerSecond);
  for (let index = 0; index < count; index += 1) {
    const time = (index * 1000) / framesPerSecond;
    await draw(time);
    const frame = new VideoFrame(canvas, { timestamp: time * 1000 });
    encoder.encode(frame, { keyFrame: index % (framesPerSecond * 5) === 0 });
    frame.close();
    while (encoder.encodeQueueSize > 8) await new Promise((done) => setTimeout(done, 5));
  }
  await encoder.flush();
  await draw(still);
  return {
    frames: await Promise.all(
      chunks.map(async ({ time, key, bytes }) => ({ time, key, data: await base64(bytes) })),
    ),
    still: await base64(await (await canvas.convertToBlob()).arrayBuffer()),
  };
}
