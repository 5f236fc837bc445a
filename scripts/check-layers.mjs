/**
 * `node scripts/check-layers.mjs [FOLDER]`: fails on every import against the layers of the house and the floors
 * inside them, on every circle of files, and on wall clock, timers, randomness, files and network below the hosts.
 */
import { builtinModules } from 'node:module';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { circlesOf } from './circles.mjs';
import * as rules from './layers.mjs';
import { importsOf, wordsIn } from './source-text.mjs';

const root = path.resolve(process.argv[2] ?? path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const isTest = (file) => rules.testFiles.test(file);
const layerOf = (file) => rules.layers.find((layer) => file.startsWith(layer.path));
const isBelowHosts = (layer) => layer.name !== 'hosts' && layer.path.startsWith('main/');

const problems = sourceFiles().flatMap((file) => {
  const text = readFileSync(path.join(root, file), 'utf8');
  const layer = layerOf(file);
  const imports = importsOf(text);
  const found = imports.flatMap((one) => problemOf(file, layer, one));
  if (isBelowHosts(layer) && !isTest(file)) {
    const words = [...randomWords(imports), ...(rules.clockFiles.includes(file) ? [] : rules.wallClockWords)];
    for (const { word, line } of wordsIn(text, words))
      found.push([line, `${layer.name} must not use ${word}: time and randomness come from the world`]);
  }
  return found.map(([line, what]) => `${file}:${line}: ${what}`);
});

problems.push(...circleProblems());
for (const problem of problems) console.log(problem);
process.exitCode = problems.length === 0 ? 0 : 1;

function sourceFiles() {
  return ['main', 'shared', 'renderer'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
      .map((file) => file.split(path.sep).join('/')),
  );
}

/** The random functions as this file would have to write them, by what it imports. */
function randomWords(imports) {
  return imports
    .filter(({ specifier }) => rules.randomModules.test(specifier))
    .flatMap(({ names, isWhole }) =>
      rules.randomFunctions
        .filter((name) => isWhole || names.includes(name))
        .map((name) => (isWhole ? `${names.at(-1)}\\.${name}\\b` : `${name}\\b`)),
    );
}

/** [line, words] for an import that is not allowed, else nothing. */
function problemOf(file, layer, { specifier, line }) {
  const problem = specifier.startsWith('.')
    ? fileProblem(file, layer, path.posix.join(path.posix.dirname(file), specifier.replace(/\?.*$/, '')))
    : packageProblem(file, layer, specifier);
  return problem === undefined ? [] : [[line, problem]];
}

function fileProblem(file, layer, target) {
  if (rules.usableByAll.includes(target)) return undefined;
  if (isTest(file)) {
    const side = rules.sides.find((one) => file.startsWith(one.path));
    if (side.may.some((place) => target.startsWith(place))) return undefined;
    return `a test of ${side.path} must not import ${target}`;
  }
  const other = layerOf(target);
  if (other?.name === layer.name) return floorProblem(file, target);
  if (layer.may.some((one) => one === other?.name || target.startsWith(one))) return undefined;
  return `${layer.name} must not import ${other?.name ?? 'what is outside the house'} (${target})`;
}

/** Inside a layer, arrows run down its floors. */
function floorProblem(file, target) {
  const layer = Object.keys(rules.floors).find((one) => file.startsWith(one));
  if (layer === undefined) return undefined;
  const from = placeOf(layer, file);
  const to = placeOf(layer, target);
  if (to.floor < from.floor || to.place === from.place) return undefined;
  const order = rules.floors[layer]
    .map((floor) => floor.map((one) => one || 'the rest').join(' '))
    .join(' <- ');
  return `${from.place} must not import ${to.place} (${target}): the floors are ${order}`;
}

/** The floor of a file, and the folder or file that names it. */
function placeOf(layer, file) {
  const inside = file.slice(layer.length);
  const places = rules.floors[layer].flatMap((floor, index) =>
    floor.map((place) => ({ floor: index, place })),
  );
  const { floor, place } = places
    .filter((one) => inside.startsWith(one.place))
    .reduce((best, one) => (one.place.length > best.place.length ? one : best));
  return { floor, place: `${layer}${place}` };
}

/** A circle of files has no beginning: nobody can read one without the others. */
function circleProblems() {
  const files = sourceFiles().filter((file) => !isTest(file));
  const known = new Set(files);
  const targetsOf = (file) =>
    importsOf(readFileSync(path.join(root, file), 'utf8'))
      .filter(({ specifier }) => specifier.startsWith('.'))
      .map(({ specifier }) => path.posix.join(path.posix.dirname(file), specifier.replace(/\?.*$/, '')))
      .filter((target) => known.has(target));
  return circlesOf(new Map(files.map((file) => [file, targetsOf(file)])))
    .map((circle) => circle.toSorted())
    .map((circle) => `${circle[0]}:1: stands in a circle with ${circle.slice(1).join(', ')}`);
}

function packageProblem(file, layer, specifier) {
  const name = specifier.replace(/^node:/, '');
  if (name === 'electron' && !rules.electronFiles.includes(file))
    return `${layer.name} must not import electron: only ${rules.electronFiles.join(' and ')} may`;
  if (layer.name === 'hosts') return undefined;
  const inTest = isTest(file) && rules.testModules.includes(name);
  if (rules.hostModules.includes(name) && !inTest)
    return `${layer.name} must not import ${specifier}: hosts only`;
  const isNode = builtinModules.includes(name);
  if (isNode && !isTest(file) && !layer.path.startsWith('main/'))
    return `${layer.name} must not import ${specifier}: it runs in a page too`;
  return undefined;
}
