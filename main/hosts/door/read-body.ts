/** What a client sent: JSON, or what shipping clients take for it (facts/graph#lenient-bodies). */
import type { IncomingMessage } from 'node:http';
import json5 from 'json5';
import { deepest, isDeeperThan } from '../../../shared/json/json-depth.ts';

/** Bytes of a request: four megabytes, as Graph takes. */
const longest = 4 * 1024 * 1024;

export type Body =
  | { readonly kind: 'read'; readonly value: unknown }
  | { readonly kind: 'too large' }
  | { readonly kind: 'not understood'; readonly why: string };

/** Reads the body to its end, or as far as it may go. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > longest) return { kind: 'too large' };
    chunks.push(chunk);
  }
  return parsedBody(Buffer.concat(chunks).toString('utf8'));
}

/** Strict JSON first; then unquoted keys, trailing commas and the like. */
export function parsedBody(text: string): Body {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (trimmed === '') return { kind: 'read', value: undefined };
  let value: unknown;
  try {
    value = JSON.parse(trimmed);
  } catch {
    try {
      value = json5.parse(trimmed);
    } catch (error) {
      return { kind: 'not understood', why: error instanceof Error ? error.message : String(error) };
    }
  }
  return isDeeperThan(deepest, value)
    ? { kind: 'not understood', why: `it nests deeper than ${deepest} levels` }
    : { kind: 'read', value };
}
