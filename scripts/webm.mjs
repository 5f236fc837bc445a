/**
 * A WebM file of one VP9 track (webmproject.org/docs/container): what the encoder of a browser gives, in clusters that begin
 * with a key frame, with cues, so that a player can seek.
 */

const ids = {
  header: 0x1a45dfa3,
  version: 0x4286,
  readVersion: 0x42f7,
  idLength: 0x42f2,
  sizeLength: 0x42f3,
  docType: 0x4282,
  docTypeVersion: 0x4287,
  docTypeReadVersion: 0x4285,
  segment: 0x18538067,
  info: 0x1549a966,
  timecodeScale: 0x2ad7b1,
  duration: 0x4489,
  muxer: 0x4d80,
  writer: 0x5741,
  tracks: 0x1654ae6b,
  track: 0xae,
  trackNumber: 0xd7,
  trackUid: 0x73c5,
  trackType: 0x83,
  codec: 0x86,
  video: 0xe0,
  width: 0xb0,
  height: 0xba,
  cluster: 0x1f43b675,
  timecode: 0xe7,
  simpleBlock: 0xa3,
  cues: 0x1c53bb6b,
  cue: 0xbb,
  cueTime: 0xb3,
  cuePositions: 0xb7,
  cueTrack: 0xf7,
  cueCluster: 0xf1,
};

/**
 * @param {{ width: number, height: number, duration: number }} film size in pixels, duration in milliseconds
 * @param {readonly { time: number, key: boolean, data: Uint8Array }[]} frames in order, times in milliseconds; the first
 * is a key frame
 */
export function webm({ width, height, duration }, frames) {
  const header = element(ids.header, [
    number(ids.version, 1),
    number(ids.readVersion, 1),
    number(ids.idLength, 4),
    number(ids.sizeLength, 8),
    text(ids.docType, 'webm'),
    number(ids.docTypeVersion, 4),
    number(ids.docTypeReadVersion, 2),
  ]);
  const info = element(ids.info, [
    number(ids.timecodeScale, 1_000_000),
    double(ids.duration, duration),
    text(ids.muxer, 'reseal'),
    text(ids.writer, 'reseal'),
  ]);
  const tracks = element(ids.tracks, [
    element(ids.track, [
      number(ids.trackNumber, 1),
      number(ids.trackUid, 1),
      number(ids.trackType, 1),
      text(ids.codec, 'V_VP9'),
      element(ids.video, [number(ids.width, width), number(ids.height, height)]),
    ]),
  ]);
  const clusters = clustersOf(frames);
  let position = info.length + tracks.length;
  const cues = clusters.map(({ time, bytes }) => {
    const cue = element(ids.cue, [
      number(ids.cueTime, time),
      element(ids.cuePositions, [number(ids.cueTrack, 1), number(ids.cueCluster, position)]),
    ]);
    position += bytes.length;
    return cue;
  });
  const body = [info, tracks, ...clusters.map(({ bytes }) => bytes), element(ids.cues, cues)];
  return Buffer.concat([header, element(ids.segment, body)]);
}

/** A cluster from each key frame to the next: a block's time is told from its cluster's in 16 bits. */
function clustersOf(frames) {
  const groups = [];
  for (const frame of frames) {
    if (frame.key) groups.push([]);
    groups.at(-1).push(frame);
  }
  return groups.map((group) => {
    const { time } = group[0];
    const blocks = group.map(({ time: at, key, data }) =>
      element(ids.simpleBlock, [blockHeader(at - time, key), data]),
    );
    return { time, bytes: element(ids.cluster, [number(ids.timecode, time), ...blocks]) };
  });
}

function blockHeader(time, key) {
  const header = Buffer.from([0x81, 0, 0, key ? 0x80 : 0]);
  header.writeInt16BE(time, 1);
  return header;
}

function element(id, parts) {
  const body = Buffer.concat(parts);
  return Buffer.concat([idBytes(id), sizeBytes(body.length), body]);
}

const number = (id, value) => element(id, [bytesOf(value)]);
const text = (id, value) => element(id, [Buffer.from(value, 'latin1')]);

function double(id, value) {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return element(id, [bytes]);
}

const idBytes = (id) => bytesOf(id);

/** As few bytes as hold it, at least one. */
function bytesOf(value) {
  const digits = value.toString(16);
  return Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex');
}

/** Always of eight bytes. */
function sizeBytes(length) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE((1n << 56n) | BigInt(length));
  return bytes;
}
