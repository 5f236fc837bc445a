/**
 * Pictures of a company branding, which come from outside: a PNG, JPEG or GIF by what its bytes say (never SVG, which
 * can hold script), of bounded size. What they are called or say of themselves does not count.
 */
import { createHash } from 'node:crypto';
import { fromBase64, isBase64 } from '../../../protocols/bytes/base64.ts';

export interface Picture {
  /** Of its content, hex: by which a page asks for it. */
  readonly id: string;
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif';
  readonly base64: string;
}

/** Entra takes backgrounds up to 300 KB and 1920 x 1080, and smaller logos; older tenants have larger ones. */
const mostBytes = 1024 * 1024;
const longestSide = 4_096;

/** Why it cannot be shown, where it cannot. `base64` may be a data URL. */
export function pictureOf(base64: string): Picture | string {
  const content = base64.replace(/^data:[^,]{0,100},/, '').replaceAll(/\s/g, '');
  if (content.length > (mostBytes * 4) / 3 + 4) return 'larger than 1 MB';
  if (content === '' || !isBase64(content)) return 'no Base64';
  const bytes = fromBase64(content);
  const seen = pngSize(bytes) ?? gifSize(bytes) ?? jpegSize(bytes);
  if (seen === undefined) return 'no PNG, JPEG or GIF';
  const { type, width, height } = seen;
  if (width < 1 || height < 1 || width > longestSide || height > longestSide)
    return `${width} x ${height}: more than ${longestSide} on a side, or nothing`;
  return { id: createHash('sha256').update(bytes).digest('hex'), type, base64: content };
}

interface Seen {
  readonly type: Picture['type'];
  readonly width: number;
  readonly height: number;
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const begins = (bytes: Uint8Array, ...magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

/** PNG (ISO/IEC 15948): the signature, then IHDR with width and height. */
function pngSize(bytes: Uint8Array): Seen | undefined {
  if (bytes.length < 33 || !begins(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return undefined;
  return { type: 'image/png', width: view(bytes).getUint32(16), height: view(bytes).getUint32(20) };
}

/** GIF87a and GIF89a: the signature, then the logical screen. */
function gifSize(bytes: Uint8Array): Seen | undefined {
  if (bytes.length < 13 || !begins(bytes, 0x47, 0x49, 0x46, 0x38)) return undefined;
  return { type: 'image/gif', width: view(bytes).getUint16(6, true), height: view(bytes).getUint16(8, true) };
}

/** JPEG (ITU-T T.81): segments up to the frame's header, which holds height and width. */
function jpegSize(bytes: Uint8Array): Seen | undefined {
  if (!begins(bytes, 0xff, 0xd8, 0xff)) return undefined;
  const data = view(bytes);
  for (let at = 2; at + 9 < bytes.length; ) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return undefined;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { type: 'image/jpeg', width: data.getUint16(at + 7), height: data.getUint16(at + 5) };
    at += 2 + data.getUint16(at + 2);
  }
  return undefined;
}
