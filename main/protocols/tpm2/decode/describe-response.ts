import { ByteReader } from '../byte-reader.ts';
import { toHex } from '../../bytes/bytes.ts';
import { TPM_RC, TPM_ST } from '../constants.ts';
import { describeResponseCode, type ResponseCode } from '../response-codes.ts';
import type { DecodedCommand } from './describe-command.ts';
import { anyHas, attempt, readFields, readHeader, shapeOf, type DecodedFields } from './messages.ts';
import { handleName, sessionAttributes, tagName, type Json } from './names.ts';

/** A response for people. */
export interface DecodedResponse {
  readonly tag: Json;
  readonly size: number;
  /** '0x98e'. */
  readonly responseCode: string;
  readonly meaning: ResponseCode;
  /** The handle that the command gives out, by its name. */
  readonly handles: Readonly<Record<string, string>>;
  readonly sessions: readonly DecodedAcknowledgement[];
  readonly parameters: DecodedFields;
  readonly problems: readonly string[];
}

export interface DecodedAcknowledgement {
  readonly attributes: Json;
  readonly nonce: string;
  readonly hmac: string;
}

/** Any bytes as the response to a command that `describeCommand` has described; never throws. */
export function describeResponse(
  command: Pick<DecodedCommand, 'commandCode'>,
  bytes: Uint8Array,
): DecodedResponse {
  const { reader, problems, head, whole } = readHeader(bytes);
  const shape = shapeOf(command.commandCode);
  const handles: Record<string, string> = {};
  const sessions: DecodedAcknowledgement[] = [];
  let parameters: DecodedFields = {};
  if (whole && head.code === TPM_RC.SUCCESS && shape !== undefined) {
    const problem = attempt(() => {
      if (shape.resultHandle !== null) handles[shape.resultHandle] = handleName(reader.u32());
      const withSessions = head.tag === TPM_ST.SESSIONS;
      const body = new ByteReader(reader.take(withSessions ? reader.u32() : reader.remaining));
      const attributes = withSessions ? readAcknowledgements(reader, sessions) : [];
      parameters = readFields(shape.result, body, anyHas(attributes, 'encrypt'), problems);
    });
    if (problem !== null) problems.push(`response: ${problem}`);
  } else if (whole && reader.remaining > 0) {
    problems.push(`left over: ${toHex(reader.take(reader.remaining))}`);
  }
  return {
    tag: tagName(head.tag),
    size: head.size,
    responseCode: `0x${head.code.toString(16).padStart(3, '0')}`,
    meaning: describeResponseCode(head.code),
    handles,
    sessions,
    parameters,
    problems,
  };
}

/** The attributes of each. */
function readAcknowledgements(reader: ByteReader, sessions: DecodedAcknowledgement[]): number[] {
  const attributes: number[] = [];
  while (reader.remaining > 0) {
    const nonce = toHex(reader.take(reader.u16()));
    const value = reader.u8();
    attributes.push(value);
    sessions.push({
      nonce,
      attributes: sessionAttributes(value),
      hmac: toHex(reader.take(reader.u16())),
    });
  }
  return attributes;
}
