/**
 * What it takes to look back at any moment of a rehearsal that was driven for two hours with its windows, to go on from
 * one, and to open it again: processor time, so that other work on the machine does not count.
 * `npm run bench looking-back [MARKS]`.
 */
import { findScenario, sourcesOf } from '../../main/hosts/sources.ts';
import { beginSession } from '../../main/session/open-session.ts';
import { playWalk } from '../../main/session/walk.ts';
import { row } from './statistics.mjs';

const scenario = findScenario('entra-wired');
const hour = 3_600_000;
/** The driver marks once a second; here every second of world time of the desktop's hours. */
const marks = Number(process.argv[2] ?? 3_600);

function journal() {
  const kept = {
    text: '',
    read: () => kept.text,
    append: (line) => void (kept.text += `${line}\n`),
    truncate: (length) => void (kept.text = Buffer.from(kept.text).subarray(0, length).toString()),
  };
  return kept;
}

const timed = (work) => {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, milliseconds: (user + system) / 1000 };
};

const storage = journal();
const session = beginSession(sourcesOf(scenario, null), storage, 'journal', {
  tell: (text) => console.log(text),
  filmed: true,
});
const { end } = playWalk({ session, scenario });
if (end !== 'done') throw new Error(`the golden run is ${end}`);
for (let mark = 0; mark < marks; mark++) {
  session.advance((2 * hour) / marks);
  session.mark();
}

const { tries } = session.timeline();
const { begins, ends } = tries[0];
const moments = Array.from({ length: 500 }, (_one, index) => ({
  try: 1,
  at: Math.round(begins + ((ends - begins) * index) / 499),
}));
const looks = moments.map((moment) => timed(() => session.lookBack(moment)));
if (looks.some(({ result }) => result === null)) throw new Error('a moment has no picture');
const each = looks.map(({ milliseconds }) => milliseconds);
row('look back, each of 500 moments', each, 'ms');
row('  the longest', [Math.max(...each)], 'ms', 'at most 100');
row(
  'timeline',
  Array.from({ length: 20 }, () => timed(() => session.timeline()).milliseconds),
  'ms',
);

const tookTo = [];
for (const share of [0.05, 0.3, 0.6, 0.9, 1]) {
  const at = Math.round(begins + (ends - begins) * share);
  tookTo.push(
    timed(() => {
      session.goOnFrom({ try: 1, at });
      while (session.progress() !== null) session.stride(64);
    }).milliseconds,
  );
  if (session.now() !== at) throw new Error('it went on from another moment');
}
row('go on from a moment, five of them', tookTo, 'ms');
row('  the longest', [Math.max(...tookTo)], 'ms', 'at most 1000');
row(
  'open it again with its tries',
  [
    timed(() => {
      const again = beginSession(sourcesOf(scenario, null), storage, 'journal', {
        tell: (text) => console.log(text),
        filmed: true,
      });
      while (again.progress() !== null) again.stride(64);
    }).milliseconds,
  ],
  'ms',
);
row('lines of the journal', [storage.text.split('\n').length], '');
