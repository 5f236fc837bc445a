/**
 * `node scripts/check-citations.mjs [FOLDER]`: fails on a citation `facts/<page>#<heading>` whose page or heading
 * docs/facts does not have, on a link between its pages that leads nowhere, on a fact that does not say how sure it is,
 * on a source (of a fact, or of a word of the stage) that its list lacks, and on names of papers that a reader of the repository cannot open.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(process.argv[2] ?? path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const notOurs = new Set(['node_modules', 'out', 'release', 'test-out', 'package-lock.json']);
/** Its examples are of a house that is not this one. */
const ownTest = 'tests/scripts/check-citations.test.ts';
const texts = /\.(ts|tsx|mts|mjs|cjs|js|css|html|json|md|yml|sh|cmd)$/;

const citation = /(?<![\w/.-])(?:docs\/)?facts\/([\w-]+)(?:\.md)?(?:#([\w-]+))?/g;
const unopened = /\b(?:[Aa]utopilot|[Ii]ntune|[Tt]pm|[Ff]ield)-facts\b|\bDESIGN \d/g;
const link = /\]\(([\w-]+)\.md(?:#([\w-]+))?\)/g;
/** The source of a word of the stage. */
const wordSource = /"source": "[^"[]*\[([^\]]+)\]/g;
const section = /^## (.+)\n(?:(?!## ).*\n?)*/gm;
const tag = /\[([A-Z0-9]+)\](?!\()/g;

const files = filesIn('').filter((file) => texts.test(file) && file !== ownTest);
const textOf = (file) => readFileSync(path.join(root, file), 'utf8');
const withoutCode = (text) => text.replaceAll(/`[^`\n]*`/g, (code) => ' '.repeat(code.length));
const pages = new Map(
  files
    .filter((file) => /^docs\/facts\/[\w-]+\.md$/.test(file))
    .map((file) => [path.basename(file, '.md'), { file, text: textOf(file) }]),
);
const headings = new Map([...pages].map(([page, { text }]) => [page, new Set(anchorsOf(text))]));
const sources = new Set(
  [...(pages.get('README')?.text ?? '').matchAll(/^\| \[([A-Z0-9]+)\]/gm)].map(([, name]) => name),
);

const problems = [];
for (const file of files) {
  const text = textOf(file);
  each(file, text, citation, ([, page, heading]) => missing(page, heading));
  each(file, text, unopened, ([name]) => `"${name}" is no part of the repository: cite docs/facts`);
}
for (const file of files.filter((name) => name.startsWith('resources/locales/stage/')))
  each(file, textOf(file), wordSource, ([, name]) => unknown(name));
for (const [page, { file, text }] of pages) {
  each(file, text, link, ([, to, heading]) => missing(to, heading));
  each(file, withoutCode(text), tag, ([, name]) => unknown(name));
  if (page === 'README') continue;
  each(
    file,
    text,
    section,
    ([all, heading]) => !isSure(text, all) && `"${heading}" does not say how sure it is`,
  );
  if (!pages.get('README')?.text.includes(`](${page}.md)`))
    problems.push(`${file}: docs/facts/README.md does not list it`);
}

for (const problem of problems) console.log(problem);
process.exitCode = problems.length === 0 ? 0 : 1;

function missing(page, heading) {
  const known = headings.get(page);
  if (!known) return `docs/facts has no page "${page}"`;
  return heading !== undefined && !known.has(heading) && `docs/facts/${page}.md has no heading "${heading}"`;
}

/** Of each fact it is told how sure it is; a page whose facts are all of one source may say so once. */
function isSure(page, fact) {
  return /documented|measured|observed|assumed/i.test(fact) || page.includes('\nSource of all: ');
}

function unknown(source) {
  return !sources.has(source) && `docs/facts/README.md has no source [${source}]`;
}

/** A heading's anchor as GitHub makes it. */
function anchorsOf(text) {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function each(file, text, pattern, say) {
  for (const match of text.matchAll(pattern)) {
    const said = say(match);
    if (said) problems.push(`${file}:${text.slice(0, match.index).split('\n').length}: ${said}`);
  }
}

function filesIn(folder) {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.has(entry.name) || entry.name.startsWith('.')) return [];
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesIn(name) : [name];
  });
}
