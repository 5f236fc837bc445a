import { BadInputError } from '../../../shared/failures.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from '../bytes/byte-writer.ts';
import { NO_BYTES } from '../bytes/bytes.ts';
import type { Fields } from './codec.ts';
import type { CommandInput, CommandOutput, CommandShape } from './command-shape.ts';
import { TPM_RC, TPM_RH, TPM_ST, TPMA_SESSION } from './constants.ts';

/** Takes a command to a TPM and brings its response: `tpm.execute`, or a socket of a host. */
export type Transport = (command: Uint8Array) => Uint8Array;

/** An authorization in a command (Part 1, 18.6), as sent. */
export interface CommandAuthorization {
  readonly sessionHandle: number;
  readonly nonceCaller: Uint8Array;
  readonly sessionAttributes: number;
  readonly hmac: Uint8Array;
}

export type CommandResponse<T> =
  | { readonly responseCode: 0; readonly result: T }
  | { readonly responseCode: number; readonly result: null };

/** A password authorization; for an entity without authValue the password is empty. */
export function passwordAuthorization(password: Uint8Array = NO_BYTES): CommandAuthorization {
  return {
    sessionHandle: TPM_RH.PW,
    nonceCaller: NO_BYTES,
    sessionAttributes: TPMA_SESSION.continueSession,
    hmac: password,
  };
}

/**
 * The authorization by an unbound, unsalted policy session whose policy wants no authValue: its HMAC is
 * empty. The session ends with the command unless `continueSession`.
 */
export function policyAuthorization(
  sessionHandle: number,
  nonceCaller: Uint8Array = NO_BYTES,
  continueSession = false,
): CommandAuthorization {
  const sessionAttributes = continueSession ? TPMA_SESSION.continueSession : 0;
  return { sessionHandle, nonceCaller, sessionAttributes, hmac: NO_BYTES };
}

/** The bytes of a command. */
export function encodeCommand<H extends string, P extends Fields, R extends Fields, RH extends string>(
  shape: CommandShape<H, P, R, RH>,
  input: CommandInput<H, P>,
  authorizations: readonly CommandAuthorization[] = [],
): Uint8Array {
  const writer = new ByteWriter();
  writer.u16(authorizations.length > 0 ? TPM_ST.SESSIONS : TPM_ST.NO_SESSIONS);
  const sizeAt = writer.reserve(4);
  writer.u32(shape.code);
  for (const name of shape.handles) writer.u32(input[name]);
  if (authorizations.length > 0) {
    const areaAt = writer.reserve(4);
    for (const authorization of authorizations) writeAuthorization(writer, authorization);
    writer.patchU32(areaAt, writer.length - areaAt - 4);
  }
  for (const [name, codec] of Object.entries(shape.parameters)) {
    codec.write(writer, (input as Record<string, unknown>)[name]);
  }
  writer.patchU32(sizeAt, writer.length);
  return writer.finish();
}

function writeAuthorization(writer: ByteWriter, authorization: CommandAuthorization): void {
  writer.u32(authorization.sessionHandle);
  writer.u16(authorization.nonceCaller.length);
  writer.bytes(authorization.nonceCaller);
  writer.u8(authorization.sessionAttributes);
  writer.u16(authorization.hmac.length);
  writer.bytes(authorization.hmac);
}

/** What a response says. Throws `BadInputError` if it is not well-formed; an error code is a result. */
export function decodeResponse<H extends string, P extends Fields, R extends Fields, RH extends string>(
  shape: CommandShape<H, P, R, RH>,
  response: Uint8Array,
): CommandResponse<CommandOutput<R, RH>> {
  const reader = new ByteReader(response);
  const tag = reader.u16();
  if (reader.u32() !== response.length) throw malformed(shape.name, 'its size is not the size it states');
  const responseCode = reader.u32();
  if (responseCode !== TPM_RC.SUCCESS) return { responseCode, result: null };
  const result: Record<string, unknown> = {};
  if (shape.resultHandle !== null) result[shape.resultHandle] = reader.u32();
  const parameterSize = tag === TPM_ST.SESSIONS ? reader.u32() : reader.remaining;
  const end = reader.offset + parameterSize;
  for (const [name, codec] of Object.entries(shape.result)) result[name] = codec.read(reader);
  if (reader.offset !== end) throw malformed(shape.name, 'its parameters do not fill their space');
  return { responseCode: 0, result: result as CommandOutput<R, RH> };
}

/** Sends a command and reads the response; a TPM that answers TPM_RC_RETRY is asked once more. */
export function transact<H extends string, P extends Fields, R extends Fields, RH extends string>(
  transport: Transport,
  shape: CommandShape<H, P, R, RH>,
  input: CommandInput<H, P>,
  authorizations: readonly CommandAuthorization[] = [],
): CommandResponse<CommandOutput<R, RH>> {
  const command = encodeCommand(shape, input, authorizations);
  const first = decodeResponse(shape, transport(command));
  return first.responseCode === TPM_RC.RETRY ? decodeResponse(shape, transport(command)) : first;
}

function malformed(name: string, why: string): BadInputError {
  return new BadInputError(
    `the response to TPM2_${name} is malformed: ${why}`,
    'TPM response',
    'Connect to a TPM 2.0.',
  );
}
