/** What a rehearsal is made of, read from files by the host and handed to the session as data. */
import type { ExerciseRow } from '../../shared/exercises/exercise-views.ts';
import type { Training } from '../../shared/exercises/training.ts';
import type { Scenario } from '../../shared/session/scenario.ts';
import type { PictureFile } from '../cloud/tenant/branding/branding.ts';
import type { FileBeside, TenantFile } from '../cloud/tenant/reading/tenant-file.ts';
import type { Tenant } from '../cloud/tenant/tenant.ts';
import type { Catalogue } from '../../shared/stage/text.ts';
import type { KeyMemory } from '../tpm/index.ts';

export interface SessionSources {
  /** Version of Reseal. */
  readonly app: string;
  readonly scenario: Scenario;
  /** The tenant: its name (or the folder that was named) and its files. */
  readonly tenant: {
    readonly name: string;
    readonly files: readonly TenantFile[];
    /** Files of the folder that were not read. */
    readonly beside?: readonly FileBeside[];
    /** Files of it that may be pictures of its branding. */
    readonly pictures?: readonly PictureFile[];
    /** What the files came to, where somebody has read them already: many rehearsals of one tenant. */
    readonly loaded?: Tenant;
  };
  /** The hardware model's file. */
  readonly hardware: { readonly file: string; readonly text: string };
  /** The stage's catalogue in the device's language. */
  readonly catalogue: Catalogue;
  /** The scenarios that the console offers. */
  readonly scenarios: readonly {
    readonly id: string;
    readonly title: string;
    readonly description: string;
  }[];
  /** The exercise that the rehearsal is, its faults among the scenario's; left out: it is none. */
  readonly training?: Training;
  /** The exercises that the console offers. */
  readonly exercises?: readonly ExerciseRow[];
  /** Spares the PC's TPM the search for keys that it has made before; changes nothing else. */
  readonly keyMemory?: KeyMemory;
}
