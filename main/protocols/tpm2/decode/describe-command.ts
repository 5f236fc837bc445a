import { ByteReader } from '../byte-reader.ts';
import { toHex } from '../../bytes/bytes.ts';
import { TPM_RH, TPM_ST } from '../constants.ts';
import { anyHas, attempt, readFields, readHeader, shapeOf, type DecodedFields } from './messages.ts';
import { commandName, handleName, sessionAttributes, tagName, type Json } from './names.ts';

export interface DecodedSession {
  /** 'password', or the session's handle. */
  readonly session: string;
  readonly attributes: Json;
  readonly nonce: string;
  /** The HMAC; of a password only its size. */
  readonly hmac: string;
}

/** A command for people. */
export interface DecodedCommand {
  readonly command: Json;
  readonly commandCode: number;
  readonly tag: Json;
  readonly size: number;
  /** By the specification's name of the handle. */
  readonly handles: Readonly<Record<string, string>>;
  readonly sessions: readonly DecodedSession[];
  readonly parameters: DecodedFields;
  /** What does not fit the command's definition; empty for a well-formed command. */
  readonly problems: readonly string[];
}

/** Any bytes as a command; never throws. Passwords are left out. */
export function describeCommand(bytes: Uint8Array): DecodedCommand {
  const { reader, problems, head, whole } = readHeader(bytes);
  const shape = shapeOf(head.code);
  const handles: Record<string, string> = {};
  const sessions: DecodedSession[] = [];
  const attributes: number[] = [];
  let parameters: DecodedFields = {};
  if (whole && shape === undefined) {
    problems.push(`no command has the code ${head.code}: ${toHex(reader.take(reader.remaining))}`);
  }
  if (whole && shape !== undefined) {
    const problem = attempt(() => {
      for (const name of shape.handles) handles[name] = handleName(reader.u32());
      if (head.tag === TPM_ST.SESSIONS) readSessions(reader, sessions, attributes);
    });
    if (problem !== null) problems.push(`handles and sessions: ${problem}`);
    parameters = readFields(shape.parameters, reader, anyHas(attributes, 'decrypt'), problems);
  }
  return {
    command: commandName(head.code),
    commandCode: head.code,
    tag: tagName(head.tag),
    size: head.size,
    handles,
    sessions,
    parameters,
    problems,
  };
}

function readSessions(reader: ByteReader, sessions: DecodedSession[], attributes: number[]): void {
  const area = new ByteReader(reader.take(reader.u32()));
  while (area.remaining > 0) {
    const handle = area.u32();
    const nonce = toHex(area.take(area.u16()));
    const value = area.u8();
    const hmac = area.take(area.u16());
    attributes.push(value);
    const isPassword = handle === TPM_RH.PW;
    sessions.push({
      session: isPassword ? 'password' : handleName(handle),
      attributes: sessionAttributes(value),
      nonce,
      hmac: isPassword ? `${hmac.length} bytes` : toHex(hmac),
    });
  }
}
