/**
 * Many rehearsals in one process: after the first hundred the memory must not grow by more than 10 %, and the
 * time must stay linear. `npm run bench endurance [RUNS] [SCENARIO]`, 300 by default.
 */
import { findScenario, sourcesOf } from '../../main/hosts/sources.ts';
import { openSession } from '../../main/session/open-session.ts';
import { playWalk } from '../../main/session/walk.ts';

const runs = Number(process.argv[2] ?? 300);
const id = process.argv[3] ?? 'entra-wired';
if (!Number.isInteger(runs) || runs < 2) throw new Error(`${process.argv[2]} is no number of runs above 1`);
if (typeof globalThis.gc !== 'function') throw new Error('Start it with npm run bench endurance');

const scenario = findScenario(id);
const { outcome: wanted } = scenario.expect;

/** One run to the scenario's end; returns the journal's length, so that nothing of it is left over. */
function play(seed) {
  let journal = '';
  const storage = {
    read: () => '',
    append: (line) => {
      journal += line;
    },
    truncate: () => undefined,
  };
  const { session } = openSession(sourcesOf({ ...scenario, seed }, null), storage, null);
  playWalk({ session, scenario });
  const { outcome } = session.report();
  if (outcome !== wanted) throw new Error(`run ${seed} ended ${outcome}`);
  return journal.length;
}

function memory() {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: (heapUsed + external) / 1_048_576, rss: rss / 1_048_576 };
}

const warmUp = Math.min(100, Math.floor(runs / 2));
const marks = [];
let started = performance.now();
for (let run = 1; run <= runs; run++) {
  play(run);
  if (run % warmUp !== 0) continue;
  const { heap, rss } = memory();
  const each = (performance.now() - started) / warmUp;
  marks.push({ run, heap, rss, each });
  console.log(
    `  ${run} runs: heap ${heap.toFixed(1)} MB, resident ${rss.toFixed(0)} MB, ${each.toFixed(0)} ms each`,
  );
  started = performance.now();
}

const [first, final] = [marks[0], marks.at(-1)];
const growth = final.heap / first.heap;
const slower = final.each / first.each;
console.log(
  `  the last ${warmUp} against the first: heap ${growth.toFixed(2)} x (asked for: at most 1.10 x), time ${slower.toFixed(2)} x`,
);
process.exitCode = growth <= 1.1 ? 0 : 1;
