/** The rule for citations, on a few files. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const script = path.join(import.meta.dirname, '..', '..', 'scripts', 'check-citations.mjs');
const houses: string[] = [];

afterEach(() => {
  for (const house of houses.splice(0)) rmSync(house, { recursive: true });
});

const readme = '# Facts\n\n[restarts](restarts.md)\n\n| [ESP] | An article |\n';
const restarts =
  '# Restarts\n\n## One restart\n\nSource: [ESP]; documented.\n\n## Entra’s value\n\nAssumed.\n';
const papers = ['tpm', 'field'].map((name) => `${name}-facts`);

/** Runs the rule on these files beside the two pages; what it says, line by line. */
function check(files: Readonly<Record<string, string>>, root?: string) {
  const house = mkdtempSync(path.join(os.tmpdir(), 'reseal-citations-'));
  houses.push(house);
  const all = { 'docs/facts/README.md': readme, 'docs/facts/restarts.md': restarts, ...files };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(path.dirname(path.join(house, name)), { recursive: true });
    writeFileSync(path.join(house, name), text);
  }
  const { status, stdout } = spawnSync(process.execPath, [script, root ?? house], { encoding: 'utf8' });
  return { code: status, said: stdout.split('\n').filter((line) => line !== '') };
}

const citing = (citation: string) => check({ 'main/a.ts': `/**\n * A reason (${citation}).\n */\n` });

describe('the rule for citations', () => {
  it('holds for the repository', () => {
    expect(check({}, path.join(import.meta.dirname, '..', '..'))).toEqual({ code: 0, said: [] });
  });

  it.each(['facts/restarts', 'facts/restarts#one-restart', 'docs/facts/restarts.md#entras-value'])(
    'takes %s',
    (citation) => {
      expect(citing(citation)).toEqual({ code: 0, said: [] });
    },
  );

  it('names a page that is not there', () => {
    expect(citing('facts/restart')).toEqual({
      code: 1,
      said: ['main/a.ts:2: docs/facts has no page "restart"'],
    });
  });

  it('names a heading that is not there', () => {
    expect(citing('facts/restarts#two-restarts').said).toEqual([
      'main/a.ts:2: docs/facts/restarts.md has no heading "two-restarts"',
    ]);
  });

  it.each([...papers, 'DESIGN' + ' 9'])('takes no %s, for no reader can open it', (paper) => {
    const { code, said } = check({ 'tests/table.json': `{ "source": "${paper}" }` });
    expect(code).toBe(1);
    expect(said).toEqual([`tests/table.json:1: "${paper}" is no part of the repository: cite docs/facts`]);
  });

  it('names links, sources and pages of docs/facts that lead nowhere', () => {
    const page = '# New\n\n[a](restarts.md#none) and [b](gone.md), says [KI]. Code: `[ZTDID]`.\n';
    expect(check({ 'docs/facts/new.md': page }).said).toEqual([
      'docs/facts/new.md:3: docs/facts/restarts.md has no heading "none"',
      'docs/facts/new.md:3: docs/facts has no page "gone"',
      'docs/facts/new.md:3: docs/facts/README.md has no source [KI]',
      'docs/facts/new.md: docs/facts/README.md does not list it',
    ]);
  });

  it('names a fact that does not say how sure it is, unless one source is that of the whole page', () => {
    const page = '# Restarts\n\n## Sure\n\nMeasured.\n\n## Unsure\n\nPerhaps.\n';
    expect(check({ 'docs/facts/restarts.md': page }).said).toEqual([
      'docs/facts/restarts.md:7: "Unsure" does not say how sure it is',
    ]);
    expect(check({ 'docs/facts/restarts.md': `${page}\nSource of all: [ESP]; measured.\n` }).code).toBe(0);
  });

  it('names the source of a word that the list lacks', () => {
    const word = { a: { text: 'A [B]', source: 'V [ESP]' }, b: { text: 'B', source: 'V [XYZ]' } };
    const file = 'resources/locales/stage/en-US.json';
    expect(check({ [file]: JSON.stringify(word, null, 2) }).said).toEqual([
      `${file}:8: docs/facts/README.md has no source [XYZ]`,
    ]);
  });

  it('looks at no built or installed files', () => {
    expect(check({ 'node_modules/a/b.ts': '// facts/none', 'out/c.js': '// facts/none' }).code).toBe(0);
  });
});
