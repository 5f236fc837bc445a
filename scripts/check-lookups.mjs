/**
 * `node scripts/check-lookups.mjs [FOLDER]`: fails on every look-up of an object's property by a text that could be
 * any (`table[name]`, `name in table`). A name from outside may be `constructor` or `__proto__`, which every plain
 * object has: such look-ups go through `ownOf` and `owns` of shared/own.ts, or through a Map.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { SyntaxKind } from 'typescript/unstable/ast';
import { API, TypeFlags } from 'typescript/unstable/sync';
import * as rules from './layers.mjs';

const root = path.resolve(process.argv[2] ?? path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const api = new API({ cwd: root });
const config = path.join(root, 'tsconfig.json');
const project = api.updateSnapshot({ openProjects: [config] }).getProject(config);
const problems = project.program.getSourceFileNames().flatMap(problemsOf);
api.close();

for (const problem of problems) console.log(problem);
process.exitCode = problems.length === 0 ? 0 : 1;

function problemsOf(name) {
  const file = path.relative(root, name).split(path.sep).join('/');
  if (!/^(main|shared|renderer)\//.test(file) || rules.ownNames.test(file) || rules.testFiles.test(file))
    return [];
  const source = project.program.getSourceFile(name);
  const lookUps = lookUpsIn(source);
  const types = project.checker.getTypeAtLocation(lookUps.map(({ key }) => key));
  return lookUps.flatMap(({ key, said }, index) => {
    if (!couldBeAny(types[index])) return [];
    const line = source.text.slice(0, key.end).split('\n').length;
    return [`${file}:${line}: ${said} finds what every object has, too: use ownOf or owns of shared/own.ts`];
  });
}

/** Computed accesses and `in`, with the expression of the name. */
function lookUpsIn(source) {
  const found = [];
  const visit = (node) => {
    const { kind } = node;
    if (kind === SyntaxKind.ElementAccessExpression)
      found.push({ key: asserted(node.argumentExpression), said: 'table[name]' });
    if (kind === SyntaxKind.BinaryExpression && node.operatorToken.kind === SyntaxKind.InKeyword)
      found.push({ key: node.left, said: 'name in table' });
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

/** What stands before an `as keyof …`, which asserts and checks nothing. */
function asserted(node) {
  return node.kind === SyntaxKind.AsExpression ? node.expression : node;
}

/** A string of which no literal is known. */
function couldBeAny(type) {
  if (type === undefined) return false;
  if (type.flags & TypeFlags.Union) return type.getTypes().some(couldBeAny);
  return (type.flags & (TypeFlags.String | TypeFlags.TemplateLiteral | TypeFlags.StringMapping)) !== 0;
}
