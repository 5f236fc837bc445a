/**
 * What a content host answers a download with: the body is a sealed InstallerPackage, the answer's `size`
 * the bytes that the real package would have. The device "runs" it: it waits, writes, and ends with the exit
 * code. So how an app behaves lies in its package, not in the device.
 */
import * as v from 'valibot';
import { BadInputError } from '../../../shared/failures.ts';
import { seal, unseal } from './sealed.ts';

/** A time at which the installer behaves otherwise: all conditions that it names must hold. */
const episodeSchema = v.object({
  attempt: v.exactOptional(v.number()),
  part: v.exactOptional(v.picklist(['technician', 'user'])),
  afterRestart: v.exactOptional(v.boolean()),
  afterMinutes: v.exactOptional(v.number()),
  runSeconds: v.exactOptional(v.number()),
  exitCode: v.exactOptional(v.number()),
  hangs: v.exactOptional(v.boolean()),
  restarts: v.exactOptional(v.boolean()),
  writes: v.exactOptional(v.picklist(['detected', 'nothing'])),
  detected: v.exactOptional(v.boolean()),
});

const packageSchema = v.object({
  kind: v.picklist(['win32', 'msi', 'office', 'winget', 'appx']),
  /** Id of the app. */
  app: v.exactOptional(v.string()),
  runSeconds: v.pipe(v.number(), v.minValue(0)),
  exitCode: v.pipe(v.number(), v.integer()),
  /** It never ends by itself. */
  hangs: v.exactOptional(v.boolean()),
  /** It restarts the PC itself when its time is over. */
  restarts: v.exactOptional(v.boolean()),
  writes: v.object({
    registry: v.array(
      v.object({ key: v.string(), name: v.string(), value: v.union([v.string(), v.number()]) }),
    ),
    files: v.array(
      v.object({
        path: v.string(),
        version: v.exactOptional(v.string()),
        /** Bytes. */
        size: v.exactOptional(v.number()),
      }),
    ),
    products: v.array(v.object({ productCode: v.string(), version: v.string(), name: v.string() })),
  }),
  /** It hands an MSI to the Windows Installer, which runs one at a time. */
  windowsInstaller: v.exactOptional(v.boolean()),
  /** Name of the app's entry on the desktop and in the Start menu. */
  startMenu: v.exactOptional(v.string()),
  /** What the app takes on the disk; estimated from the download where it is left out. */
  installedMegabytes: v.exactOptional(v.pipe(v.number(), v.minValue(0))),
  /** SHA-256 of the file that the package stands for, hex. */
  fileHash: v.exactOptional(v.string()),
  /** How the uninstall command behaves; half as long as the installer, and 0, where it is left out. */
  uninstall: v.exactOptional(
    v.object({ runSeconds: v.pipe(v.number(), v.minValue(0)), exitCode: v.pipe(v.number(), v.integer()) }),
  ),
  /** What the app's detection script says once the app is installed; "yes" where it is left out. */
  detection: v.exactOptional(v.object({ exitCode: v.number(), output: v.string() })),
  /** The app is found once its installer has succeeded; false: not yet. */
  detected: v.exactOptional(v.boolean()),
  /** What differs by attempt, part, restart and time; a later one goes before an earlier one. */
  episodes: v.exactOptional(v.array(episodeSchema)),
});

export type InstallerPackage = v.InferOutput<typeof packageSchema>;

export const encodeInstallerPackage = (content: InstallerPackage): string => seal(content);

/** The package in a download's body. Throws BadInputError where the body is none; `place` names the download. */
export function decodeInstallerPackage(body: string, place = 'installer package'): InstallerPackage {
  const remedy = 'Download the content again';
  let value: unknown;
  try {
    value = unseal(body);
  } catch {
    throw new BadInputError('The installer package cannot be opened', place, remedy);
  }
  const result = v.safeParse(packageSchema, value);
  if (result.success) return result.output;
  const issue = result.issues[0];
  throw new BadInputError(issue.message, `${place} ${v.getDotPath(issue) ?? ''}`.trim(), remedy);
}
