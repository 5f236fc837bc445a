/** Plays one sequence of commands to a TPM and writes down what came back, so that two TPMs can be compared. */
import { encodeCommand } from '../../../main/protocols/tpm2/client.ts';
import type { CommandAuthorization } from '../../../main/protocols/tpm2/client.ts';
import type { Fields } from '../../../main/protocols/tpm2/codec.ts';
import type {
  CommandInput,
  CommandOutput,
  CommandShape,
} from '../../../main/protocols/tpm2/command-shape.ts';
import { decodeResponse } from '../../../main/protocols/tpm2/client.ts';
import { describeResponse } from '../../../main/protocols/tpm2/decode/describe-response.ts';
import type { Json } from '../../../main/protocols/tpm2/decode/names.ts';
import type { Difference } from './differences.ts';
import { password, type Subject } from '../testing/subject.ts';

/** What each TPM makes for itself: of these only the size is written down. */
const ownFields: ReadonlySet<string> = new Set([
  'E',
  'Q',
  'contextBlob',
  'creationHash',
  'credentialBlob',
  'digest',
  'duplicate',
  'encryptionKeyOut',
  'name',
  'nonceTPM',
  'objectName',
  'outData',
  'outHMAC',
  'outPrivate',
  'outSymSeed',
  'parentName',
  'parentQualifiedName',
  'pubPoint',
  'qualifiedName',
  'qualifiedSigner',
  'randomBytes',
  'secret',
  'signature',
  'unique',
  'zPoint',
]);
/** What depends on time, on the make or on both: not even the size. */
const leftOut: ReadonlySet<string> = new Set([
  'clock',
  'contextBlob',
  'firmwareVersion',
  'outPrivate',
  'resetCount',
  'restartCount',
  'sequence',
  'time',
]);

export interface Recorder {
  /** Sends a command; `passwords` are those of its handles. Its result, or null where it was refused. */
  send<H extends string, P extends Fields, R extends Fields, RH extends string>(
    shape: CommandShape<H, P, R, RH>,
    input: CommandInput<H, P>,
    passwords?: readonly (Uint8Array | CommandAuthorization)[],
    locality?: number,
  ): CommandOutput<R, RH> | null;
  readonly tpm: Subject;
  readonly answers: readonly Answer[];
}

interface Answer {
  readonly command: string;
  readonly code: string;
  /** Everything else that can be compared. */
  readonly content: string;
}

/** Where the answers to the same commands part. */
export function differencesOf(ours: readonly Answer[], swtpm: readonly Answer[]): Difference[] {
  return ours.flatMap((our, at): Difference[] => {
    const their = swtpm[at];
    const label = `answer ${at}`;
    if (their === undefined) return [{ command: our.command, label, ours: our.code, swtpm: 'nothing' }];
    if (our.code !== their.code) return [{ command: our.command, label, ours: our.code, swtpm: their.code }];
    if (our.content === their.content) return [];
    const from = [...our.content].findIndex((character, place) => character !== their.content[place]);
    const around = (text: string): string => text.slice(Math.max(0, from - 30), from + 40);
    return [{ command: our.command, label, ours: around(our.content), swtpm: around(their.content) }];
  });
}

export function recorder(tpm: Subject): Recorder {
  const answers: Answer[] = [];
  return {
    tpm,
    answers,
    send(shape, input, passwords = [], locality = 0) {
      const authorizations = passwords.map((one) => (one instanceof Uint8Array ? password(one) : one));
      const response = tpm.execute(encodeCommand(shape, input, authorizations), locality);
      const { responseCode, handles, parameters, problems } = describeResponse(
        { commandCode: shape.code },
        response,
      );
      answers.push({
        command: shape.name,
        code: Number(responseCode).toString(16),
        content: JSON.stringify([handles, comparable('', parameters), problems]),
      });
      return decodeResponse(shape, response).result;
    },
  };
}

function comparable(name: string, value: Json): Json {
  if (leftOut.has(name)) return '…';
  if (ownFields.has(name)) return typeof value === 'string' ? `${value.length / 2} bytes` : shapeOf(value);
  if (Array.isArray(value)) return value.map((item: Json) => comparable(name, item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as Readonly<Record<string, Json>>).map(([field, inner]) => [
      field,
      comparable(field, inner),
    ]),
  );
}

/** Names of the fields of a structure that is each TPM's own. */
function shapeOf(value: Json): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.keys(value).join()
    : typeof value;
}
