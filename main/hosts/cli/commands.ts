/** The table of commands, in the order of the help. */
import type { CommandEntry } from './command.ts';

export const commands: readonly CommandEntry[] = [
  {
    name: 'start',
    summary: 'Opens a rehearsal in windows: the stage for the trainee, the console for the instructor.',
    load: async () => (await import('./commands/start.ts')).start,
  },
  {
    name: 'run',
    summary: 'Plays a scenario’s walk without windows, at full speed, and reports.',
    load: async () => (await import('./commands/run.ts')).run,
  },
  {
    name: 'replay',
    summary: 'Plays a journal again and reports.',
    load: async () => (await import('./commands/replay.ts')).replay,
  },
  {
    name: 'scenarios',
    summary: 'Lists what can be rehearsed.',
    load: async () => (await import('./commands/scenarios.ts')).scenarios,
  },
  {
    name: 'faults',
    summary: 'Lists what can be set otherwise in a rehearsal: when it is felt, where it shows, what to do.',
    load: async () => (await import('./commands/faults.ts')).faults,
  },
  {
    name: 'exercises',
    summary: 'Lists what can be given to a trainee.',
    load: async () => (await import('./commands/exercises.ts')).exercises,
  },
  {
    name: 'exercise list',
    summary: 'The same.',
    load: async () => (await import('./commands/exercises.ts')).exercises,
  },
  {
    name: 'exercise check',
    summary: 'Tells what is wrong with files of exercises, a line for each fault.',
    load: async () => (await import('./commands/exercise-check.ts')).exerciseCheck,
  },
  {
    name: 'exercise run',
    summary: 'Plays the good solution of an exercise without windows, and prints its grade.',
    load: async () => (await import('./commands/exercise-run.ts')).exerciseRun,
  },
  {
    name: 'exercise schema',
    summary: 'Prints the JSON Schema of exercises, by which editors complete them.',
    load: async () => (await import('./commands/exercise-schema.ts')).exerciseSchema,
  },
  {
    name: 'debrief',
    summary: 'Replays and grades recordings, and makes their debrief; several make a class list.',
    load: async () => (await import('./commands/debrief.ts')).debrief,
  },
  {
    name: 'errors',
    summary: 'Tells what an error code means, why it comes and what to do.',
    load: async () => (await import('./commands/errors.ts')).errors,
  },
  {
    name: 'tenant check',
    summary: 'Tells what of a tenant export loads, and what does not.',
    load: async () => (await import('./commands/tenant-check.ts')).tenantCheck,
  },
  {
    name: 'tenant prepare',
    summary: 'Writes what is assumed of a tenant into its reseal.json, to be said otherwise there.',
    load: async () => (await import('./commands/tenant-prepare.ts')).tenantPrepare,
  },
  {
    name: 'tenant show',
    summary: 'Shows a tenant’s records, before or after a scenario was played in it.',
    load: async () => (await import('./commands/tenant-show.ts')).tenantShow,
  },
  // Before 'preflight', which would take 'merge' for a folder.
  {
    name: 'preflight merge',
    summary: 'Makes one page of the parts of a preflight that several machines have rehearsed.',
    load: async () => (await import('./commands/preflight-merge.ts')).preflightMerge,
  },
  {
    name: 'preflight',
    summary: 'Rehearses every kind of device and user of a tenant, and tells what will happen to each.',
    load: async () => (await import('./commands/preflight.ts')).preflight,
  },
  {
    name: 'compare',
    summary: 'Tells in words what changed between two preflights or two runs.',
    load: async () => (await import('./commands/compare.ts')).compare,
  },
  {
    name: 'hash',
    summary: 'Prints the hardware-hash CSV of a scenario’s PC, as the collecting script writes it.',
    load: async () => (await import('./commands/hash.ts')).hash,
  },
  {
    name: 'register',
    summary: 'Registers devices in a tenant’s folder by their hardware-hash CSV.',
    load: async () => (await import('./commands/register.ts')).register,
  },
  {
    name: 'door',
    summary: 'Serves a tenant’s Microsoft Graph on loopback, for an administrator’s own tools.',
    load: async () => (await import('./commands/door.ts')).door,
  },
  // Before 'tpm', which would take 'decode' for a word too many.
  {
    name: 'tpm decode',
    summary: 'Tells in words what TPM commands and their responses say, given as hexadecimal lines or bytes.',
    load: async () => (await import('./commands/tpm-decode.ts')).tpmDecode,
  },
  {
    name: 'tpm',
    summary: 'Serves the software TPM 2.0 on loopback, on the simulator protocol that TPM tools speak.',
    load: async () => (await import('./commands/tpm.ts')).tpm,
  },
];
