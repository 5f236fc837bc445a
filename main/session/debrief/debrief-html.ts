/** Debriefs as one HTML file: it needs nothing else, prints well, and says that all of it is simulated. */
import type {
  Debrief,
  DebriefDiagnosis,
  DebriefFault,
  DebriefMoment,
  DebriefTrace,
} from '../../../shared/exercises/debrief.ts';
import type { DrawnPictures } from '../../../shared/exercises/debrief-picture.ts';
import type { Grade } from '../../../shared/exercises/grade.ts';
import { counted } from '../../../shared/words/counted.ts';
import { safe } from '../safe-html.ts';
import { stripStyle, style } from './debrief-style.ts';
import { spanWords, stepName } from './words.ts';

const simulated = 'Simulated by Reseal: no real PC, tenant or person is in this.';

/** A recording that could not be graded, and why. */
export interface Ungraded {
  readonly recording: string;
  readonly reason: string;
}

/** One debrief, or a class: then a list comes first. */
export function debriefHtml(
  debriefs: readonly Debrief[],
  ungraded: readonly Ungraded[] = [],
  /** Of the first debrief; a class has none. */
  drawn: DrawnPictures | null = null,
): string {
  const [first] = debriefs;
  const all = debriefs.length + ungraded.length;
  const title = all === 1 && first ? `Debrief: ${headingOf(first)}` : `Class of ${all}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${safe(title)}</title>
<style>${style}</style>
</head>
<body>
<header class="mark">${simulated}</header>
<main>
${all === 1 ? '' : classList(debriefs, ungraded, title)}
${debriefs.map((one, index) => article(one, index, index === 0 ? filmHtml(drawn) : '')).join('\n')}
</main>
</body>
</html>
`;
}

const headingOf = ({ exercise, scenario }: Debrief): string => exercise?.title ?? scenario.title;
const classOf = (share: number): string => (share >= 1 ? 'good' : share > 0 ? 'part' : 'bad');
const marked = (right: boolean, words: string): string =>
  `<span class="${right ? 'good' : 'bad'}">${safe(words)}</span>`;
const row = (...cells: readonly string[]): string => `<tr>${cells.join('')}</tr>`;
const cell = (html: string, kind = ''): string => `<td${kind === '' ? '' : ` class="${kind}"`}>${html}</td>`;
const section = (title: string, html: string): string =>
  html === '' ? '' : `<section><h2>${title}</h2>${html}</section>`;
/** '08:25:08' of a world time. */
const clock = (iso: string): string => iso.slice(11, 19);

const classHeads = `<thead>${row(
  ...[
    'Trainee',
    'Exercise',
    '#Points',
    '#Per cent',
    'Success',
    'Completion',
    '#Hints',
    '#Time',
    'Remarks',
  ].map(
    (name) => `<th scope="col"${name.startsWith('#') ? ' class="number"' : ''}>${name.replace('#', '')}</th>`,
  ),
)}</thead>`;

/** A line of each, in the order of the recordings. */
function classList(debriefs: readonly Debrief[], ungraded: readonly Ungraded[], title: string): string {
  const rows = debriefs.map((one, index) => {
    const { grade, took, hints, remarks } = one;
    return row(
      `<th scope="row"><a href="#d${index + 1}">${safe(one.trainee || one.recording)}</a></th>`,
      cell(safe(headingOf(one))),
      cell(grade ? `${grade.points} of ${grade.of}` : '', 'number'),
      cell(grade ? `${grade.percent} %` : '', 'number'),
      cell(grade ? marked(grade.passed, grade.passed ? 'passed' : 'not passed') : ''),
      cell(grade ? marked(grade.completed, grade.completed ? 'completed' : 'not completed') : ''),
      cell(`${hints.length}`, 'number'),
      cell(spanWords(took.wall ?? took.device), 'number'),
      cell(remarks.length === 0 ? '' : `<span class="bad">${safe(remarks.join(' '))}</span>`),
    );
  });
  const none = ungraded.map(({ recording, reason }) =>
    row(
      `<th scope="row">${safe(recording)}</th>`,
      `<td colspan="7" class="quiet">not graded</td>`,
      cell(`<span class="bad">${safe(reason)}</span>`),
    ),
  );
  return `<div class="class"><h1>${safe(title)}</h1><table>${classHeads}<tbody>${[...rows, ...none].join('\n')}</tbody></table></div>`;
}

function article(one: Debrief, index: number, film: string): string {
  const { exercise, remarks, line, faults, grade, diagnoses } = one;
  return `<article id="d${index + 1}">
<h1>${safe(headingOf(one))}</h1>
<p class="line">${safe(line)}</p>
${exercise ? `<p class="quiet">In truth: ${safe(exercise.trueTitle)}. Learned by it: ${safe(exercise.objectives.join(' '))}</p>` : ''}
${remarks.map((remark) => `<p class="warn">${safe(remark)}</p>`).join('')}
<div class="sides">
<div>
${section('What was wrong, and what showed it', [...faults.map(faultHtml), ...otherFailures(one)].join(''))}
${section('What the trainee said', diagnoses.map(diagnosisHtml).join(''))}
${remarkHtml(one)}
${film}
</div>
<div>
${grade ? section('Points', gradeHtml(grade)) : ''}
${section('Hints', hintsHtml(one))}
${section('What happened', timelineHtml(one.timeline))}
</div>
</div>
<p><small>${safe(footOf(one))}</small></p>
</article>`;
}

function faultHtml({ words, felt, mended, remedy, failures, traces }: DebriefFault): string {
  const when = `${felt === null ? 'never felt' : `first felt ${clock(felt)}`}, ${mended === null ? 'not set right' : `set right ${clock(mended)}`}`;
  const failed = failures.map(
    ({ at, code, step }) => `<li>${clock(at)} <strong>${safe(code)}</strong> at ${safe(stepName(step))}</li>`,
  );
  const cited = traces.filter((trace) => trace.cited);
  const missed = traces.filter((trace) => !trace.cited);
  return `<h3>${safe(words)}</h3><p class="quiet">${when}. ${safe(remedy)}</p>${failed.length > 0 ? `<ul>${failed.join('')}</ul>` : ''}${tracesHtml('Shown by, and cited', cited)}${tracesHtml(cited.length > 0 ? 'Shown as well by' : 'Shown by, and not cited', missed)}`;
}

/** As many as help; the first of each file and each kind of event. */
const mostTraces = 5;

function tracesHtml(title: string, traces: readonly DebriefTrace[]): string {
  if (traces.length === 0) return '';
  const first = traces.filter(
    ({ where }, index) => traces.findIndex((other) => other.where === where) === index,
  );
  const items = first
    .slice(0, mostTraces)
    .map(({ where, text }) => `<li>${safe(where)}<br><code>${safe(shortened(text))}</code></li>`);
  return `<p>${title}:</p><ul>${items.join('')}</ul>`;
}

/** A line of a log without what stands around its message. */
function shortened(text: string): string {
  const message = /<!\[LOG\[(.*?)\]LOG\]!>/s.exec(text)?.[1] ?? text;
  const line = message.replaceAll(/\s+/g, ' ').trim();
  return line.length > 220 ? `${line.slice(0, 219)}…` : line;
}

/**
 * The pages in a shadow tree: neither their style nor the page's reaches the other. Their words are on the page already, or
 * in the captions.
 */
function filmHtml(drawn: DrawnPictures | null): string {
  if (drawn === null) return '';
  const pictures = drawn.pictures.map(
    ({ at, words, markup }) =>
      `<li><div class="still" inert aria-hidden="true">${markup}</div><p>${clock(at)} ${safe(words)}</p></li>`,
  );
  return section(
    'What it looked like',
    `<div><template shadowrootmode="open"><style>${drawn.style} ${stripStyle}</style><ol class="strip">${pictures.join('')}</ol></template></div>`,
  );
}

const otherFailures = ({ otherFailures: others }: Debrief): readonly string[] =>
  others.map(({ at, code, cause }) => `<p>${clock(at)} <strong>${safe(code)}</strong>: ${safe(cause)}</p>`);

function diagnosisHtml({ at, step, cause, remedy, evidence }: DebriefDiagnosis): string {
  const shown = evidence.map(
    ({ words, tells }) =>
      `<li><span class="${classOf(tells ?? 0)}">${safe(words)}</span>${tells === null ? ' (the PC had no such thing)' : ''}</li>`,
  );
  return `<h3>${clock(at)} ${marked(cause.right, cause.words)}</h3><p>Step: ${marked(step.right, step.words)}. Remedy: ${marked(remedy.right, remedy.words)}.</p>${shown.length > 0 ? `<ul>${shown.join('')}</ul>` : '<p class="quiet">No evidence was cited.</p>'}`;
}

function gradeHtml({ checks, points, of, hints }: Grade): string {
  const rows = checks.map((check) =>
    row(
      cell(
        `<span class="${classOf(check.points / check.of)}">${safe(check.title)}</span>${check.found === '' ? '' : ` <span class="quiet">(${safe(check.found)})</span>`}`,
      ),
      cell(`${check.points} / ${check.of}`, 'number'),
    ),
  );
  if (hints.asked > 0) rows.push(row(cell(counted(hints.asked, 'hint')), cell(`-${hints.price}`, 'number')));
  rows.push(row('<th scope="row">Together</th>', cell(`<strong>${points} / ${of}</strong>`, 'number')));
  return `<table><tbody>${rows.join('')}</tbody></table>`;
}

const hintsHtml = ({ hints }: Debrief): string =>
  hints.length === 0
    ? ''
    : `<ul>${hints.map(({ at, text, price }) => `<li>${clock(at)} (${price}) ${safe(text)}</li>`).join('')}</ul>`;

/** Beyond it, pages that passed quickest are left out. */
const mostMoments = 28;

function timelineHtml(moments: readonly DebriefMoment[]): string {
  const pages = moments
    .filter(({ kind }) => kind === 'page')
    .toSorted((one, other) => (one.lasted ?? 0) - (other.lasted ?? 0));
  const left = new Set(pages.slice(0, Math.max(0, moments.length - mostMoments)));
  const items = moments.flatMap((moment) => {
    const { at, kind, words, lasted } = moment;
    if (left.has(moment)) return [];
    const span = lasted === null || kind === 'gap' ? '' : spanWords(lasted);
    return [
      `<li class="${kind}"><span>${clock(at)}</span><span>${safe(words)}</span><span>${span}</span></li>`,
    ];
  });
  return `<ol class="timeline">${items.join('')}</ol>${left.size > 0 ? `<p class="quiet">${counted(left.size, 'short page')} left out.</p>` : ''}`;
}

function remarkHtml({ remark, next, freezes, furtherTries }: Debrief): string {
  const said = [
    ...(freezes.length > 0 ? [`The world was stopped ${counted(freezes.length, 'time')}.`] : []),
    ...(furtherTries > 0
      ? [`${counted(furtherTries, 'further try', 'further tries')} from an earlier moment.`]
      : []),
  ];
  return [
    section(
      'The instructor',
      `<p>${remark === '' ? '<span class="quiet">No remark.</span>' : safe(remark)}</p>`,
    ),
    said.length > 0 ? `<p class="quiet">${said.join(' ')}</p>` : '',
    next ? `<p><strong>Next:</strong> ${safe(next.title)}</p>` : '',
  ].join('');
}

const footOf = ({ recording, exercise, scenario, digest, wall }: Debrief): string =>
  `${recording}; ${exercise ? `exercise ${exercise.id}, ${exercise.mode}` : `scenario ${scenario.id}`}; ${wall ? `${wall.begun.slice(0, 16).replace('T', ' ')} UTC; ` : ''}state ${digest.slice(0, 16)}. ${simulated}`;
