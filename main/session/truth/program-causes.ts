/** Installers and scripts that do not behave as they should, by the scenario or the tenant's side file. */
import type { AppBehaviour, ScriptBehaviour } from '../../../shared/session/behaviour.schema.ts';
import type { Behaviours } from '../../cloud/intune/behaviours.ts';
import { contentUrl } from '../../cloud/intune/content/content-urls.ts';
import { usualReturnCodes } from '../../protocols/ime/return-codes.ts';
import type { App, Tenant } from '../../cloud/tenant/tenant.ts';
import type { Cause, Sign } from './cause.ts';
import { causeOf } from './cause.ts';
import { counted } from '../../../shared/words/counted.ts';

/** Longer than this an installer or script is a cause, seconds: the agent stops a script then. */
const long = 1_800;
/** Larger than this an app is one, megabytes. */
const large = 50_000;

interface Row<B> {
  /** What of the behaviour it is, in the id. */
  readonly part: string;
  /** Of the clause "…"; undefined where the behaviour is as it should be. */
  readonly words: (behaviour: B) => string | undefined;
  readonly feltBy: (sign: Sign, app: App | undefined) => boolean;
}

const ends = (sign: Sign): boolean => sign.kind === 'program ended';
const begins = (sign: Sign): boolean => sign.kind === 'program begun';
const restartsThePc = (sign: Sign): boolean => sign.kind === 'program restarts';
const settles = (sign: Sign): boolean => sign.kind === 'app settled';
const arrives = (sign: Sign, app: App | undefined): boolean =>
  sign.kind === 'passage' && sign.status === 200 && app !== undefined && sign.url === contentUrl(app);

const restarts = new Set(
  usualReturnCodes.filter(({ Type }) => Type.endsWith('Reboot')).map(({ ReturnCode }) => ReturnCode),
);
const succeeds = new Set(
  usualReturnCodes.filter(({ Type }) => Type === 'success').map(({ ReturnCode }) => ReturnCode),
);

/** What an installer and a script may do that leaves nobody an exit code. */
const withoutEnd: readonly Row<Pick<AppBehaviour, 'hangs' | 'restarts'>>[] = [
  { part: 'hangs', words: ({ hangs }) => (hangs ? 'never ends' : undefined), feltBy: begins },
  {
    part: 'restarts',
    words: ({ restarts }) => (restarts ? 'restarts the PC itself' : undefined),
    feltBy: restartsThePc,
  },
];

const appRows: readonly Row<AppBehaviour>[] = [
  ...withoutEnd,
  {
    part: 'exit code',
    words: ({ exitCode = 0 }) =>
      succeeds.has(exitCode)
        ? undefined
        : restarts.has(exitCode)
          ? `asks for a restart with exit code ${exitCode}`
          : `ends with exit code ${exitCode}`,
    feltBy: ends,
  },
  {
    part: 'run time',
    words: ({ runSeconds = 0 }) =>
      runSeconds > long ? `takes ${counted(Math.round(runSeconds / 60), 'minute')}` : undefined,
    feltBy: begins,
  },
  {
    part: 'size',
    words: ({ sizeMegabytes = 0, installedMegabytes = 0 }) =>
      Math.max(sizeMegabytes, installedMegabytes) > large
        ? `wants ${Math.max(sizeMegabytes, installedMegabytes)} MB of the disk`
        : undefined,
    feltBy: settles,
  },
  {
    part: 'writes',
    words: ({ writes }) =>
      writes === 'nothing' ? 'leaves nothing that the app’s detection rules look for' : undefined,
    feltBy: ends,
  },
  {
    part: 'detected',
    words: ({ detected }) => (detected === false ? 'is not detected' : undefined),
    feltBy: ends,
  },
  {
    part: 'content',
    words: ({ content }) => (content === 'altered' ? 'is not the file that was published' : undefined),
    feltBy: arrives,
  },
  {
    part: 'detection',
    words: ({ detection }) =>
      detection && (detection.exitCode !== 0 || detection.output.trim() === '')
        ? 'is not found by the app’s detection script'
        : undefined,
    feltBy: ends,
  },
  {
    part: 'uninstall',
    words: ({ uninstall }) =>
      uninstall && !succeeds.has(uninstall.exitCode)
        ? `ends with exit code ${uninstall.exitCode} where it is to uninstall`
        : undefined,
    feltBy: settles,
  },
];

const scriptRows: readonly Row<ScriptBehaviour>[] = [
  ...withoutEnd,
  {
    part: 'exit code',
    words: ({ exitCode = 0 }) => (exitCode === 0 ? undefined : `ends with exit code ${exitCode}`),
    feltBy: ends,
  },
  {
    part: 'run time',
    words: ({ runSeconds = 0 }) =>
      runSeconds > long ? `takes ${counted(Math.round(runSeconds / 60), 'minute')}` : undefined,
    feltBy: begins,
  },
];

function causesOf<B>(
  kind: 'app' | 'script',
  { id, displayName, app }: { readonly id: string; readonly displayName: string; readonly app?: App },
  behaviour: B,
  rows: readonly Row<B>[],
): Cause[] {
  const subject = kind === 'app' ? 'the installer of' : 'the script';
  return rows.flatMap(({ part, words, feltBy }) => {
    const said = words(behaviour);
    if (said === undefined) return [];
    const isAbout = (sign: Sign): boolean => !('program' in sign) || sign.program === id;
    const felt = (sign: Sign): string | undefined => (isAbout(sign) && feltBy(sign, app) ? id : undefined);
    return [causeOf(kind)(`${displayName} ${part}`, `${subject} "${displayName}" ${said}`, felt)];
  });
}

type Episode = NonNullable<ScriptBehaviour['episodes']>[number];

const whenOf = ({ attempt, part, afterRestart, afterMinutes }: Episode): string =>
  [
    ...(attempt === undefined ? [] : [`at attempt ${attempt}`]),
    ...(part === undefined ? [] : [`in the ${part}’s part`]),
    ...(afterRestart === undefined ? [] : [afterRestart ? 'after a restart' : 'before a restart']),
    ...(afterMinutes === undefined ? [] : [`after ${counted(afterMinutes, 'minute')}`]),
  ].join(' ');

/** An episode is a behaviour of its own, for its time. */
const episodeCauses = <E extends Episode>(
  episodes: readonly E[],
  causes: (episode: E) => readonly Cause[],
): Cause[] =>
  episodes.flatMap((episode) => {
    const when = whenOf(episode);
    return causes(episode).map((cause) => ({
      ...cause,
      id: `${cause.id} ${when}`,
      words: `${cause.words} ${when}`,
    }));
  });

/** An episode in which the app is found says that it is not before. */
const late: Row<AppBehaviour> = {
  part: 'detected',
  words: ({ detected }) => (detected === true ? 'is detected only' : undefined),
  feltBy: ends,
};

/** Every app and script of the tenant that misbehaves. */
export const programCauses = (
  { apps, policies }: Pick<Tenant, 'apps' | 'policies'>,
  behaviours: Behaviours,
): Cause[] => [
  ...apps.flatMap((app) => {
    const behaviour = behaviours.app(app);
    const subject = { ...app, app };
    return [
      ...causesOf('app', subject, behaviour, appRows),
      ...episodeCauses(behaviour.episodes ?? [], (one) => causesOf('app', subject, one, [...appRows, late])),
    ];
  }),
  ...policies
    .filter(({ kind }) => kind === 'script')
    .flatMap((script) => {
      const behaviour = behaviours.script(script);
      return [
        ...causesOf('script', script, behaviour, scriptRows),
        ...episodeCauses(behaviour.episodes ?? [], (one) => causesOf('script', script, one, scriptRows)),
      ];
    }),
];
