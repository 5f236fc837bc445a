/** The file that the film of the technician's flow is written in, read back by its own rules. */
import { describe, expect, it } from 'vitest';
// @ts-expect-error: a script without types
import { webm as written } from '../../scripts/webm.mjs';

const webm = written as (
  film: { width: number; height: number; duration: number },
  frames: readonly { time: number; key: boolean; data: Uint8Array }[],
) => Buffer;

interface Element {
  readonly id: string;
  readonly body: Buffer;
  /** Of its first byte, in what it was read from. */
  readonly at: number;
}

/** The elements of one level (RFC 8794): as many leading zeros as there are further bytes, in id and in size. */
function elementsOf(bytes: Buffer): readonly Element[] {
  const found: Element[] = [];
  for (let place = 0; place < bytes.length; ) {
    const at = place;
    const idLength = Math.clz32(bytes[place]!) - 23;
    const id = bytes.subarray(place, place + idLength).toString('hex');
    place += idLength;
    const sizeLength = Math.clz32(bytes[place]!) - 23;
    const size = bytes.readUIntBE(place + sizeLength - 6, 6);
    place += sizeLength;
    found.push({ id, at, body: bytes.subarray(place, place + size) });
    place += size;
  }
  return found;
}

const only = (elements: readonly Element[], id: string): Buffer =>
  elements.find((element) => element.id === id)!.body;

describe('a film', () => {
  const frame = (time: number, key = false) => ({ time, key, data: Uint8Array.of(time % 251) });
  const file = webm({ width: 1280, height: 720, duration: 10_080 }, [
    frame(0, true),
    frame(40),
    frame(5000, true),
    frame(5040),
  ]);
  const top = elementsOf(file);
  const segment = elementsOf(only(top, '18538067'));

  it('is a WebM of one VP9 track', () => {
    expect(only(elementsOf(only(top, '1a45dfa3')), '4282').toString()).toBe('webm');
    const track = elementsOf(only(elementsOf(only(segment, '1654ae6b')), 'ae'));
    expect(only(track, '86').toString()).toBe('V_VP9');
    const video = elementsOf(only(track, 'e0'));
    expect([only(video, 'b0').readUInt16BE(), only(video, 'ba').readUInt16BE()]).toEqual([1280, 720]);
    expect(only(elementsOf(only(segment, '1549a966')), '4489').readDoubleBE()).toBe(10_080);
  });

  it('begins a cluster with each key frame, and tells a frame’s time from there', () => {
    const clusters = segment.filter(({ id }) => id === '1f43b675').map(({ body }) => elementsOf(body));
    const told = clusters.map((parts) =>
      parts.filter(({ id }) => id === 'a3').map(({ body }) => [body.readInt16BE(1), body[3], body[4]]),
    );
    expect(told).toEqual([
      [
        [0, 0x80, 0],
        [40, 0, 40],
      ],
      [
        [0, 0x80, 5000 % 251],
        [40, 0, 5040 % 251],
      ],
    ]);
  });

  it('says where its clusters are, so that one can seek', () => {
    const places = elementsOf(only(segment, '1c53bb6b')).map(({ body }) => {
      const position = only(elementsOf(only(elementsOf(body), 'b7')), 'f1');
      return position.readUIntBE(0, position.length);
    });
    expect(places).toEqual(segment.filter(({ id }) => id === '1f43b675').map(({ at }) => at));
  });
});
