import { ByteReader } from '../protocols/tpm2/byte-reader.ts';
import { ByteWriter } from '../protocols/bytes/byte-writer.ts';
import { concat, u16Bytes, u32Bytes } from '../protocols/bytes/bytes.ts';
import { encode } from '../protocols/tpm2/codec.ts';
import { LIMITS, TPM_ALG, TPM_RC, TPM_ST, TPMA_SESSION } from '../protocols/tpm2/constants.ts';
import { digest } from '../protocols/tpm2/hashes.ts';
import { ResponseFault } from '../protocols/tpm2/response-fault.ts';
import { auditCommand } from './command-audit.ts';
import { COMMANDS } from './commands/command-table.ts';
import type { Command } from './define-command.ts';
import { nameOf, type Entity } from './entities/entities.ts';
import { atHandle, atParameter, atSession, fail } from './fail.ts';
import { loadHandles } from './handles/loaded-handles.ts';
import type { Machine } from './state/machine.ts';
import { templateBytes } from './objects/template-hash.ts';
import { readAuthorizationArea, sessionWith, type UsedSession } from './sessions/authorization-area.ts';
import { checkAuthorizations } from './sessions/authorization.ts';
import { encryptFirstParameter, renewNonces, writeResponseArea } from './sessions/response-area.ts';
import { cryptParameter } from './sessions/session-hmac.ts';
import type { Steps } from './steps.ts';

/**
 * Executes one command: everything that commands have in common, in the order of Part 1, 18 and Part 3, 5,
 * which decides which error wins. Throws `ResponseFault` for a failing command.
 */
export function* executeCommand(machine: Machine, bytes: Uint8Array, locality: number): Steps<Uint8Array> {
  const reader = new ByteReader(bytes);
  const tag = reader.u16();
  if (tag !== TPM_ST.SESSIONS && tag !== TPM_ST.NO_SESSIONS) fail(TPM_RC.VALUE);
  const size = reader.u32();
  if (size !== bytes.length || size > LIMITS.MAX_COMMAND_SIZE) fail(TPM_RC.COMMAND_SIZE);
  const command = COMMANDS.get(reader.u32()) ?? fail(TPM_RC.COMMAND_CODE);
  // Startup comes first and once; every other command after it.
  if (machine.state.volatile.started === (command.attributes.beforeStartup === true)) fail(TPM_RC.INITIALIZE);
  const handles = readHandles(machine, command, reader);
  const entities = loadHandles(machine, handles);
  const call = readSessions(machine, command, reader, tag, entities, locality);
  const input = readParameters(command, decryptFirstParameter(command, call.sessions, call.parameters));
  command.shape.handles.forEach((name, i) => {
    input[name] = handles[i];
  });
  const output = yield* command.run(machine, input, { locality });
  return respond(machine, command, tag, call, output);
}

interface SessionCall {
  readonly sessions: readonly UsedSession[];
  /** As sent: a first parameter may be encrypted. */
  readonly parameters: Uint8Array;
  readonly cpHash: (hashAlg: number) => Uint8Array;
}

function readHandles(machine: Machine, command: Command, reader: ByteReader): number[] {
  return command.handleKinds.map((accepts, i) => {
    if (reader.remaining < 4) fail(atHandle(TPM_RC.INSUFFICIENT, i + 1));
    const handle = reader.u32();
    if (!accepts(machine, handle)) fail(atHandle(TPM_RC.VALUE, i + 1));
    return handle;
  });
}

function readSessions(
  machine: Machine,
  command: Command,
  reader: ByteReader,
  tag: number,
  entities: readonly Entity[],
  locality: number,
): SessionCall {
  const authorized = entities.flatMap((entity, i) => {
    const role = command.roles[i] ?? null;
    return role === null ? [] : [{ entity, role }];
  });
  const names = concat(...entities.map(nameOf));
  const withSessions = tag === TPM_ST.SESSIONS;
  if (withSessions && command.attributes.noSessions === true) fail(TPM_RC.AUTH_CONTEXT);
  const sessions = withSessions ? readAuthorizationArea(machine, reader, authorized) : [];
  requireEncryptable(command, sessions);
  if (sessions.length < authorized.length) fail(TPM_RC.AUTH_MISSING);
  const parameters = reader.take(reader.remaining);
  const cpHash = (hashAlg: number): Uint8Array =>
    digest(hashAlg, u32Bytes(command.shape.code), names, parameters);
  checkAuthorizations(machine, {
    command,
    sessions,
    cpHash,
    policyUse: (used) => {
      const hashAlg = used.session?.authHash ?? 0;
      return {
        commandCode: command.shape.code,
        role: used.role ?? 'user',
        locality,
        cpHash: () => cpHash(hashAlg),
        nameHash: () => digest(hashAlg, names),
        templateHash: () => {
          const template = templateBytes(command, decryptFirstParameter(command, sessions, parameters));
          return template === null ? null : digest(hashAlg, template);
        },
      };
    },
  });
  return { sessions, parameters, cpHash };
}

/** A session can only decrypt or encrypt a first parameter that is a TPM2B. */
function requireEncryptable(command: Command, sessions: readonly UsedSession[]): void {
  const check = (attribute: number, codec: Command['parameterCodecs'][number] | undefined): void => {
    const used = sessionWith(sessions, attribute);
    if (used === null) return;
    const symmetric = used.session?.symmetric.algorithm;
    const number = sessions.indexOf(used) + 1;
    if (codec?.[1].sized !== true) fail(atSession(TPM_RC.ATTRIBUTES, number));
    if (symmetric === undefined || symmetric === TPM_ALG.NULL) fail(atSession(TPM_RC.SYMMETRIC, number));
  };
  check(TPMA_SESSION.decrypt, command.parameterCodecs[0]);
  check(TPMA_SESSION.encrypt, command.resultCodecs[0]);
}

function decryptFirstParameter(
  command: Command,
  sessions: readonly UsedSession[],
  parameters: Uint8Array,
): Uint8Array {
  const used = sessionWith(sessions, TPMA_SESSION.decrypt);
  if (used === null || used.session === null || command.parameterCodecs.length === 0) return parameters;
  if (parameters.length < 2) fail(atParameter(TPM_RC.INSUFFICIENT, 1));
  const size = ((parameters[0] ?? 0) << 8) | (parameters[1] ?? 0);
  if (parameters.length < 2 + size) fail(atParameter(TPM_RC.SIZE, 1));
  const secret = parameters.slice(2, 2 + size);
  const plain = cryptParameter(used, used.nonceCaller, used.session.nonceTPM, secret, 'decrypt');
  return concat(u16Bytes(size), plain, parameters.slice(2 + size));
}

function readParameters(command: Command, parameters: Uint8Array): Record<string, unknown> {
  const reader = new ByteReader(parameters);
  const input: Record<string, unknown> = {};
  command.parameterCodecs.forEach(([name, codec], i) => {
    try {
      input[name] = codec.read(reader);
    } catch (fault) {
      if (fault instanceof ResponseFault) fail(atParameter(fault.responseCode, i + 1));
      throw fault;
    }
  });
  if (reader.remaining > 0) fail(TPM_RC.SIZE);
  return input;
}

function respond(
  machine: Machine,
  command: Command,
  tag: number,
  call: SessionCall,
  output: Record<string, unknown>,
): Uint8Array {
  const { resultHandle, code } = command.shape;
  const plain = concat(...command.resultCodecs.map(([name, codec]) => encode(codec, output[name])));
  const writer = new ByteWriter();
  writer.u16(tag);
  const sizeAt = writer.reserve(4);
  writer.u32(TPM_RC.SUCCESS);
  if (resultHandle !== null) writer.u32(output[resultHandle] as number);
  if (tag === TPM_ST.SESSIONS) {
    renewNonces(machine, call.sessions);
    const parameters = encryptFirstParameter(call.sessions, plain);
    writer.u32(parameters.length);
    writer.bytes(parameters);
    writeResponseArea(machine, writer, code, call.sessions, parameters, call.cpHash);
    auditCommand(machine, code, parameters, call.cpHash);
  } else {
    if (command.attributes.noSessions !== true) machine.state.volatile.exclusiveSession = null;
    writer.bytes(plain);
    auditCommand(machine, code, plain, call.cpHash);
  }
  writer.patchU32(sizeAt, writer.length);
  return writer.finish();
}

/** A response without parameters: ten bytes. */
export function errorResponse(responseCode: number): Uint8Array {
  return concat(u16Bytes(TPM_ST.NO_SESSIONS), u32Bytes(10), u32Bytes(responseCode));
}
