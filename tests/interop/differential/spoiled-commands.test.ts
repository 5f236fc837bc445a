/**
 * Two drivers, one suite: good commands, spoiled in every way, to our TPM in process and to an installed swtpm.
 * Response codes and response sizes have to be equal, but for the rows of differences.json.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withPrograms } from '../testing/interop.ts';
import { ourTpm, type Subject } from '../testing/subject.ts';
import { startSwtpm, type SwtpmChip } from '../testing/swtpm-chip.ts';
import { hierarchyCommands } from './base-commands/hierarchy.ts';
import { integrityCommands } from './base-commands/integrity.ts';
import { objectCommands } from './base-commands/objects.ts';
import { policyCommands } from './base-commands/policy.ts';
import { primitiveCommands } from './base-commands/primitives.ts';
import { compareSpoiled } from './compare.ts';
import { unexplained } from './differences.ts';

withPrograms('swtpm')('ours and swtpm answer alike', () => {
  let swtpm: SwtpmChip;
  let ours: Subject;
  let compared = 0;
  let succeeded = 0;

  beforeAll(async () => {
    swtpm = await startSwtpm();
    ours = ourTpm();
  });
  afterAll(async () => {
    console.log(`${compared} commands compared, ${succeeded} of them succeeded.`);
    await swtpm.close();
  });

  it.each(
    [
      ...primitiveCommands,
      ...objectCommands,
      ...hierarchyCommands,
      ...integrityCommands,
      ...policyCommands,
    ].map((command, index) => [command.name, index, command] as const),
  )('%s (%i), spoiled', (_name, _index, command) => {
    const comparison = compareSpoiled(ours, swtpm, command);
    compared += comparison.compared;
    succeeded += comparison.succeeded;
    expect(unexplained(comparison.differences)).toEqual([]);
  });
});
