/** Answers a window's requests, the same for every host. Which window may ask what is decided here. */
import path from 'node:path';
import * as v from 'valibot';
import { channels, preflightFormats, tenantPlaces } from '../../../shared/bridge.ts';
import type { ExportedArchive, Surface, TenantPlace } from '../../../shared/bridge.ts';
import { companionCallSchema } from '../../../shared/companion/calls.ts';
import type { SavedExercise } from '../../../shared/exercises/exercise-texts.ts';
import { exerciseTextsSchema } from '../../../shared/exercises/exercise-texts.ts';
import { exerciseModes } from '../../../shared/exercises/modes.ts';
import { portalAskSchema } from '../../../shared/portal/portal-view.ts';
import { MisuseError } from '../../../shared/failures.ts';
import {
  playInputSchema,
  sessionInputSchema,
  stageInputSchema,
  traineeInputSchema,
  traineeWriteSchema,
} from '../../../shared/session/input.schema.ts';
import { writerOf } from '../../../shared/session/writer.ts';
import { hoodAskSchema } from '../../../shared/session/hood.ts';
import { tryMomentSchema } from '../../../shared/session/timeline.schema.ts';
import { lookSchema } from '../../../shared/stage/look.schema.ts';
import { tenantChoicesSchema } from '../../../shared/tenant/tenant-choices.schema.ts';
import { tenantIdSchema, tenantOrderSchema } from '../../../shared/tenant/tenant-work.ts';
import { writeNewFile } from '../storage/new-file.ts';
import type { SessionHost } from '../session-host.ts';
import { companionAnswer } from './companion-answer.ts';
import { downloads } from '../session-worker/messages.ts';
import type { TenantDesk } from '../tenant-desk/tenant-desk.ts';

/** What each host does in its own way. */
export interface HostPorts {
  /** Puts a text where this host keeps downloads; the place, or null where the person cancelled. */
  save(name: string, text: string): Promise<string | null>;
  /** The PC has exported logs for the person at the stage. */
  offer(archive: ExportedArchive): void;
  /** Asks for a tenant's folder or zip, where the host can; null where the person cancelled. */
  readonly choose?: (kind: TenantPlace) => Promise<string | null>;
}

/** Handles one channel. Throws MisuseError for arguments that are not of the contract. */
export type Handler = (args: readonly unknown[]) => Promise<unknown>;

/** The channels of each kind of window: the stage's are only what a person at the PC and on the portal page can do. */
export function createHandlers(
  host: SessionHost,
  desk: TenantDesk,
  { save, offer, choose }: HostPorts,
): Readonly<Record<Surface, ReadonlyMap<string, Handler>>> {
  const view =
    (surface: Surface): Handler =>
    async (args) => {
      parse(v.strictTuple([]), args);
      return JSON.parse(await host.view(surface)) as unknown;
    };
  const look: Handler = async (args) => host.look(parse(v.strictTuple([lookSchema]), args)[0]);
  const picture: Handler = async (args) => host.picture(parse(pictureArgument, args)[0]);
  const portal =
    (surface: Surface): Handler =>
    async (args) =>
      host.portal(parse(v.strictTuple([portalAskSchema]), args)[0], surface);
  return {
    stage: new Map([
      [channels.stage.view, view('stage')],
      [channels.stage.look, look],
      [channels.stage.picture, picture],
      [channels.stage.portal, portal('stage')],
      [
        channels.stage.submit,
        async (args) => {
          const answer = await host.submit(
            parse(
              v.strictTuple([
                v.union([stageInputSchema, traineeInputSchema, traineeWriteSchema, playInputSchema]),
              ]),
              args,
            )[0],
          );
          if (answer.accepted && answer.exported) offer(answer.exported);
          return answer;
        },
      ],
    ]),
    console: new Map([
      [channels.console.view, view('console')],
      [channels.console.portal, portal('console')],
      [
        channels.console.companion,
        async (args) => companionAnswer(host, parse(v.strictTuple([companionCallSchema]), args)[0]),
      ],
      [channels.console.hood, async (args) => host.hood(parse(v.strictTuple([hoodAskSchema]), args)[0])],
      [channels.watch.view, view('stage')],
      [channels.watch.look, look],
      [channels.watch.picture, picture],
      [
        channels.console.submit,
        async (args) => host.submit(parse(v.strictTuple([consoleInputSchema]), args)[0]),
      ],
      [
        channels.console.goOn,
        async (args) => host.goOnFrom(parse(v.strictTuple([tryMomentSchema]), args)[0]),
      ],
      [
        channels.console.timeline,
        async (args) => {
          parse(v.strictTuple([]), args);
          return host.timeline();
        },
      ],
      [
        channels.console.lookBack,
        async (args) => host.lookBack(parse(v.strictTuple([tryMomentSchema]), args)[0]),
      ],
      [
        channels.console.show,
        async (args) => host.show(parse(v.strictTuple([v.nullable(tryMomentSchema)]), args)[0]),
      ],
      [
        channels.console.begin,
        async (args) => {
          const [scenario, tenant] = parse(beginArguments, args);
          return host.begin(scenario, tenant === 'own' ? { tenant: null, settings: [] } : undefined);
        },
      ],
      [
        channels.console.beginExercise,
        async (args) => {
          const [named, mode, trainee] = parse(exerciseArguments, args);
          return host.beginExercise({ named, mode, trainee });
        },
      ],
      [
        channels.console.saveExercise,
        async (args): Promise<SavedExercise> => {
          const { name, text, told } = await host.draft(parse(v.strictTuple([exerciseTextsSchema]), args)[0]);
          return { place: await save(name, text), told };
        },
      ],
      [
        channels.console.save,
        async (args) => {
          const [what] = parse(downloadArgument, args);
          const { name, text } = await host.download(what);
          const place = await save(name, text);
          if (what === 'debrief' && place !== null) await keepRecordingBeside(place, host);
          return place;
        },
      ],
      ...tenantHandlers(desk, save),
      ...(choose === undefined ? [] : pathHandlers(desk, choose)),
    ]),
  };
}

/** A debrief is worth what the recording is that it was made of. */
async function keepRecordingBeside(place: string, host: SessionHost): Promise<void> {
  const { text } = await host.download('journal');
  writeNewFile(path.dirname(place), `${path.parse(place).name}.jsonl`, text);
}

type Entries = readonly (readonly [channel: string, handler: Handler])[];

function tenantHandlers(desk: TenantDesk, save: HostPorts['save']): Entries {
  return [
    [
      channels.tenants.known,
      async (args) => {
        parse(v.strictTuple([]), args);
        return desk.known();
      },
    ],
    [
      channels.tenants.save,
      async (args) => {
        const file = desk.file(parse(v.strictTuple([v.picklist(preflightFormats)]), args)[0]);
        if (file === undefined) throw new MisuseError('There is no preflight to save');
        return save(file.name, file.text);
      },
    ],
    [channels.tenants.forget, async (args) => desk.forget(parse(idArgument, args)[0])],
    [channels.tenants.start, async (args) => desk.start(parse(v.strictTuple([tenantOrderSchema]), args)[0])],
    [channels.tenants.stop, async (args) => desk.stop(parse(idArgument, args)[0])],
    [
      channels.tenants.begin,
      async (args) => desk.begin(...parse(v.strictTuple([tenantIdSchema, tenantChoicesSchema]), args)),
    ],
  ];
}

/** Where a path is known: by the preload of what was dropped, by the host of what the person chose. */
function pathHandlers(desk: TenantDesk, choose: NonNullable<HostPorts['choose']>): Entries {
  return [
    [channels.tenants.offer, async (args) => desk.offer(parse(pathArgument, args)[0])],
    [
      channels.tenants.choose,
      async (args) => {
        const place = await choose(parse(v.strictTuple([v.picklist(tenantPlaces)]), args)[0]);
        return place === null ? null : desk.offer(place);
      },
    ],
  ];
}

/** The console writes as its instructor, never in somebody else's name. */
const consoleInputSchema = v.pipe(
  sessionInputSchema,
  v.check((input) => input.type !== 'admin' || writerOf(input) === 'instructor', 'by: not the instructor'),
);

/** A window names a shipped scenario by its id; a path is for the command line only. */
const shippedId = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,79}$/));
const beginArguments = v.strictTuple([shippedId, v.picklist(['present', 'own'])]);
const exerciseArguments = v.strictTuple([
  shippedId,
  v.picklist(exerciseModes),
  v.pipe(v.string(), v.maxLength(200)),
]);
const pictureArgument = v.strictTuple([v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))]);
const idArgument = v.strictTuple([tenantIdSchema]);
const pathArgument = v.strictTuple([v.pipe(v.string(), v.minLength(1), v.maxLength(4_096))]);
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
