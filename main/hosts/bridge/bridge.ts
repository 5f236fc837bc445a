/** Answers a window's requests, the same for every host. Which window may ask what is decided here. */
import * as v from 'valibot';
import { channels } from '../../../shared/bridge.ts';
import type { ExportedArchive, Surface } from '../../../shared/bridge.ts';
import { MisuseError } from '../../../shared/failures.ts';
import { sessionInputSchema, stageInputSchema } from '../../../shared/session/input.schema.ts';
import type { SessionHost } from '../session-host.ts';
import { downloads } from '../session-worker/messages.ts';

/** What each host does in its own way. */
export interface HostPorts {
  /** Puts a text where this host keeps downloads; the place, or null where the person cancelled. */
  save(name: string, text: string): Promise<string | null>;
  /** The PC has exported logs for the person at the stage. */
  offer(archive: ExportedArchive): void;
}

/** Handles one channel. Throws MisuseError for arguments that are not of the contract. */
export type Handler = (args: readonly unknown[]) => Promise<unknown>;

/** The channels of each kind of window: the stage's are only what a person at the PC can do. */
export function createHandlers(
  host: SessionHost,
  { save, offer }: HostPorts,
): Readonly<Record<Surface, ReadonlyMap<string, Handler>>> {
  const view =
    (surface: Surface): Handler =>
    async (args) => {
      parse(v.strictTuple([]), args);
      return JSON.parse(await host.view(surface)) as unknown;
    };
  return {
    stage: new Map([
      [channels.stage.view, view('stage')],
      [
        channels.stage.submit,
        async (args) => {
          const answer = await host.submit(parse(v.strictTuple([stageInputSchema]), args)[0]);
          if (answer.accepted && answer.exported) offer(answer.exported);
          return answer;
        },
      ],
    ]),
    console: new Map([
      [channels.console.view, view('console')],
      [
        channels.console.submit,
        async (args) => host.submit(parse(v.strictTuple([sessionInputSchema]), args)[0]),
      ],
      [channels.console.begin, async (args) => host.begin(parse(scenarioArgument, args)[0])],
      [
        channels.console.save,
        async (args) => {
          const { name, text } = await host.download(parse(downloadArgument, args)[0]);
          return save(name, text);
        },
      ],
    ]),
  };
}

/** A window names a shipped scenario by its id; a path is for the command line only. */
const scenarioArgument = v.strictTuple([v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,79}$/))]);
const downloadArgument = v.strictTuple([v.picklist(downloads)]);

function parse<const Schema extends v.GenericSchema>(
  schema: Schema,
  args: readonly unknown[],
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, args);
  if (!result.success)
    throw new MisuseError(`This message is not understood: ${issueText(result.issues[0])}`);
  return result.output;
}

/** What is wrong and where, e.g. `0.write.path: Invalid type …`. */
function issueText(issue: v.BaseIssue<unknown>): string {
  const place = v.getDotPath(issue);
  return place === null ? issue.message : `${place}: ${issue.message}`;
}
