/**
 * `node scripts/check-walks.mjs [FOLDER]`: fails for a scenario that repeats a walk: it says one answer of a walk
 * again, two running ones at another pace, or two that another scenario has too. What several do is a walk.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(process.argv[2] ?? path.dirname(path.dirname(fileURLToPath(import.meta.url))));

const problems = [];
const walks = filesOf('walks').map(({ name, json }) => ({ name, told: json.answers.map(toldOf) }));
const scenarios = filesOf('scenarios').flatMap(({ name, json }) => {
  if (json.walkThrough)
    problems.push(`resources/scenarios/${name}.json: "walkThrough" repeats a walk: name walks in "walk"`);
  return runsOf(json.walk ?? []).map((answers) => ({ name, told: answers.map(toldOf) }));
});

for (const [index, { name, told }] of scenarios.entries()) {
  const file = `resources/scenarios/${name}.json`;
  for (const walk of walks) {
    const exact = told.find(({ all }) => walk.told.some((other) => other.all === all));
    if (exact)
      problems.push(
        `${file}: its answer at "${exact.at}" repeats resources/walks/${walk.name}.json: leave it out`,
      );
    else if (sharesRun(told, walk.told))
      problems.push(`${file}: it repeats resources/walks/${walk.name}.json: name that walk`);
  }
  for (const other of scenarios.slice(0, index).filter((one) => one.name !== name))
    if (sharesRun(told, other.told))
      problems.push(`${file}: it repeats the walk of ${other.name}: make a file of resources/walks of it`);
}

for (const problem of problems) console.log(problem);
process.exitCode = problems.length === 0 ? 0 : 1;

function filesOf(folder) {
  const directory = path.join(root, 'resources', folder);
  return readdirSync(directory).map((file) => ({
    name: path.basename(file, '.json'),
    json: JSON.parse(readFileSync(path.join(directory, file), 'utf8')),
  }));
}

/** The answers that a scenario writes itself: those of each "but", and those that stand between two names. */
function runsOf(walk) {
  const runs = [[]];
  for (const item of walk) {
    if (typeof item === 'string') runs.push([]);
    else if (item.but) runs.push(item.but, []);
    else runs.at(-1).push(item);
  }
  return runs;
}

/** An answer as two texts that can be compared: with the person's pace, and without. */
function toldOf({ at, when = {}, do: inputs, after = 2 }) {
  const sorted = Object.entries(when).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const done = JSON.stringify([at, sorted, inputs]);
  return { at, done, all: `${done} ${after}` };
}

function sharesRun(told, other) {
  const pairs = (list) => list.slice(1).map(({ done }, index) => `${list[index].done} ${done}`);
  const others = new Set(pairs(other));
  return pairs(told).some((pair) => others.has(pair));
}
