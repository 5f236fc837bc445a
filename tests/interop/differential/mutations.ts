/** The ways in which a good command is spoiled: handles, authorizations, parameters, sizes. */
import { concat, u16Bytes, u32Bytes } from '../../../main/protocols/bytes/bytes.ts';
import { INDEX, KEY, SESSION } from './stage.ts';

export interface Mutation {
  /** What was done, for the report and the allow-list. */
  readonly label: string;
  readonly bytes: Uint8Array;
}

/** One of each kind, present and absent. */
const otherHandles: readonly number[] = [
  0,
  0x18,
  INDEX.ordinary,
  INDEX.counter,
  INDEX.platform,
  0x01500099,
  SESSION.policy,
  SESSION.hmac,
  SESSION.trial,
  0x02000010,
  0x40000001,
  0x40000007,
  0x40000008,
  0x40000009,
  0x4000000a,
  0x4000000b,
  0x4000000c,
  0x4000000d,
  KEY.rsa,
  0x80000002,
  0x80000003,
  KEY.storage,
  KEY.attestation,
  KEY.hmac,
  KEY.aes,
  KEY.sealed,
  KEY.ecc,
  KEY.endorsement,
  0x81000099,
  0x81800001,
  0x90000000,
];

interface Parts {
  readonly code: Uint8Array;
  readonly handles: Uint8Array;
  readonly authorizations: readonly Uint8Array[];
  readonly parameters: Uint8Array;
}

const passwordSession = (options: { handle?: number; attributes?: number; hmac?: Uint8Array } = {}) => {
  const { handle = 0x40000009, attributes = 1, hmac = new Uint8Array(0) } = options;
  return concat(u32Bytes(handle), u16Bytes(0), Uint8Array.of(attributes), u16Bytes(hmac.length), hmac);
};

/**
 * All of them, of a command with `handles` handles and `authorizations` empty passwords. So many of the first
 * bytes of its parameters are changed.
 */
export function mutationsOf(
  command: Uint8Array,
  handles: number,
  authorizations: number,
  parameterBytes: number,
): Mutation[] {
  const parts = cut(command, handles, authorizations);
  return [...ofHandles(parts), ...ofAuthorizations(parts), ...ofParameters(parts, parameterBytes)];
}

function cut(command: Uint8Array, handles: number, authorizations: number): Parts {
  const afterHandles = 10 + 4 * handles;
  const size = passwordSession().length;
  const afterAuthorizations = afterHandles + (authorizations > 0 ? 4 + authorizations * size : 0);
  return {
    code: command.slice(6, 10),
    handles: command.slice(10, afterHandles),
    authorizations: Array.from({ length: authorizations }, () => passwordSession()),
    parameters: command.slice(afterAuthorizations),
  };
}

function join({ code, handles, authorizations, parameters }: Parts, areaSizeError = 0): Uint8Array {
  const area = concat(...authorizations);
  const withArea = authorizations.length > 0;
  const body = concat(
    code,
    handles,
    ...(withArea ? [u32Bytes(area.length + areaSizeError), area] : []),
    parameters,
  );
  return concat(u16Bytes(withArea ? 0x8002 : 0x8001), u32Bytes(6 + body.length), body);
}

function* ofHandles(parts: Parts): Iterable<Mutation> {
  for (let at = 0; at < parts.handles.length; at += 4)
    for (const handle of otherHandles) {
      const handles = parts.handles.slice();
      new DataView(handles.buffer).setUint32(at, handle);
      const label = `handle ${at / 4 + 1} is ${hex(handle)}`;
      yield { label, bytes: join({ ...parts, handles }) };
    }
  if (parts.handles.length > 0)
    yield {
      label: 'half of the last handle is missing',
      bytes: join({ ...parts, handles: parts.handles.slice(0, -2), authorizations: [], parameters: none }),
    };
}

const none = new Uint8Array(0);

function* ofAuthorizations(parts: Parts): Iterable<Mutation> {
  const { authorizations } = parts;
  if (authorizations.length > 0) {
    yield { label: 'no authorization', bytes: join({ ...parts, authorizations: [] }) };
    yield { label: 'authorizationSize is one less', bytes: join(parts, -1) };
    yield { label: 'authorizationSize is one more', bytes: join(parts, 1) };
  }
  const replaced = (label: string, session: Uint8Array): Mutation => ({
    label,
    bytes: join({ ...parts, authorizations: [session, ...authorizations.slice(1)] }),
  });
  yield replaced('wrong password', passwordSession({ hmac: Uint8Array.of(1, 2, 3) }));
  for (const attributes of [0, 2, 4, 8, 0x10, 0x20, 0x40, 0x80, 0xff])
    yield replaced(`session attributes ${hex(attributes)}`, passwordSession({ attributes }));
  for (const handle of [SESSION.policy, SESSION.hmac, SESSION.trial, 0x02000010, 0x40000007, 0x02000100])
    for (const attributes of [1, 0x21, 0x81])
      yield replaced(
        `session ${hex(handle)} with attributes ${hex(attributes)}`,
        passwordSession({ handle, attributes }),
      );
  for (const count of [1, 2, 3])
    yield {
      label: `${count} passwords more`,
      bytes: join({
        ...parts,
        authorizations: [...authorizations, ...Array.from({ length: count }, () => passwordSession())],
      }),
    };
  yield {
    label: 'one HMAC session more',
    bytes: join({
      ...parts,
      authorizations: [...authorizations, passwordSession({ handle: SESSION.hmac })],
    }),
  };
}

function* ofParameters(parts: Parts, parameterBytes: number): Iterable<Mutation> {
  const { parameters } = parts;
  const changed = (label: string, bytes: Uint8Array): Mutation => ({
    label,
    bytes: join({ ...parts, parameters: bytes }),
  });
  yield changed('a byte left over', concat(parameters, Uint8Array.of(0)));
  for (let size = 0; size < parameters.length; size += size < parameterBytes ? 1 : 17)
    yield changed(`parameters cut to ${size} bytes`, parameters.slice(0, size));
  for (let at = 0; at < Math.min(parameters.length, parameterBytes); at += 1) {
    const byte = parameters[at] ?? 0;
    for (const [change, value] of changesOf(byte)) {
      const bytes = parameters.slice();
      bytes[at] = value;
      yield changed(`parameter byte ${at} ${change}`, bytes);
    }
  }
}

/** The same number of changes for every byte: blobs of two TPMs are not alike. */
const changesOf = (byte: number): readonly (readonly [string, number])[] => [
  ['zero', 0],
  ['all ones', 0xff],
  ['one more', (byte + 1) & 0xff],
  ['one less', (byte - 1) & 0xff],
  ['one bit', byte ^ 0x10],
];

const hex = (value: number): string => `0x${value.toString(16)}`;
