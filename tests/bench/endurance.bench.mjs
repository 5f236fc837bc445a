/**
 * Many rehearsals in one process: after the first hundred the memory must not grow by more than 10 %, and the
 * time must stay linear. `node --expose-gc tests/bench/endurance.bench.mjs [RUNS] [SCENARIO]`, 1,000 by default.
 */
import { findScenario, sourcesOf } from '../../main/hosts/sources.ts';
import { openSession } from '../../main/session/open-session.ts';
import { playWalkThrough } from '../../main/session/walk-through.ts';

const runs = Number(process.argv[2] ?? 1_000);
const id = process.argv[3] ?? 'entra-wired';
if (typeof globalThis.gc !== 'function') throw new Error('Start it with node --expose-gc');

const scenario = findScenario(id);
const { outcome: wanted } = scenario.expect;
/** The walk-through's last screen ends a run. */
const last = scenario.walkThrough.at(-1)?.when.id;

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
  playWalkThrough({
    session,
    steps: scenario.walkThrough,
    stop: () => session.stage().screen.id === last,
  });
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
    `${run} runs: heap ${heap.toFixed(1)} MB, resident ${rss.toFixed(0)} MB, ${each.toFixed(0)} ms each`,
  );
  started = performance.now();
}

const [first, final] = [marks[0], marks.at(-1)];
const growth = (final.heap / first.heap - 1) * 100;
const slower = (final.each / first.each - 1) * 100;
console.log(
  `heap ${growth.toFixed(1)} % (at most 10 %), time ${slower.toFixed(1)} % against the first ${warmUp}`,
);
process.exitCode = growth <= 10 ? 0 : 1;
