/** The layer rule, on houses of a few files. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const script = path.join(import.meta.dirname, '..', '..', 'scripts', 'check-layers.mjs');
const houses: string[] = [];

afterEach(() => {
  for (const house of houses.splice(0)) rmSync(house, { recursive: true });
});

/** Runs the rule on these files; what it says, line by line. */
function check(files: Readonly<Record<string, string>>): {
  readonly code: number | null;
  readonly said: string[];
} {
  const house = mkdtempSync(path.join(os.tmpdir(), 'reseal-layers-'));
  houses.push(house);
  for (const folder of ['main', 'shared', 'renderer']) mkdirSync(path.join(house, folder));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(house, name)), { recursive: true });
    writeFileSync(path.join(house, name), text);
  }
  const { status, stdout } = spawnSync(process.execPath, [script, house], { encoding: 'utf8' });
  return { code: status, said: stdout.split('\n').filter((line) => line !== '') };
}

describe('the layer rule', () => {
  it('lets arrows run their one way', () => {
    const house = {
      'main/world/clock.ts': `import { InternalError } from '../../shared/failures.ts';`,
      'main/tpm/index.ts': `import { codec } from '../protocols/tpm2/codec.ts';\nimport { createHash } from 'node:crypto';`,
      'main/device/pc.ts': `import { manufactureTpm } from '../tpm/index.ts';\nimport type { View } from '../../shared/stage/view.ts';`,
      'main/session/session.ts': `import { pc } from '../device/pc.ts';\nimport { cloud } from '../cloud/cloud.ts';`,
      'main/hosts/cli/index.ts': `import { readFileSync } from 'node:fs';\nimport { openSession } from '../../session/session.ts';`,
      'renderer/stage.tsx': `import view from '../shared/stage/view.ts';\nimport words from '../resources/locales/en.json';`,
    };
    expect(check(house)).toEqual({ code: 0, said: [] });
  });

  it.each([
    ['main/device/a.ts', '../cloud/b.ts', 'device must not import cloud (main/cloud/b.ts)'],
    ['main/cloud/a.ts', '../device/b.ts', 'cloud must not import device (main/device/b.ts)'],
    ['main/world/a.ts', '../protocols/b.ts', 'world must not import protocols (main/protocols/b.ts)'],
    ['main/tpm/a.ts', '../world/b.ts', 'tpm must not import world (main/world/b.ts)'],
    [
      'main/tpm/a.ts',
      '../protocols/syncml/b.ts',
      'tpm must not import protocols (main/protocols/syncml/b.ts)',
    ],
    ['main/world/a.ts', '../../shared/release.ts', 'world must not import shared (shared/release.ts)'],
    ['renderer/a.tsx', '../main/session/b.ts', 'renderer must not import session (main/session/b.ts)'],
    ['shared/a.ts', '../main/hosts/b.ts', 'shared must not import hosts (main/hosts/b.ts)'],
    ['main/device/a.ts', 'node:fs', 'device must not import node:fs: hosts only'],
    ['main/session/a.ts', 'worker_threads', 'session must not import worker_threads: hosts only'],
    ['shared/a.ts', 'node:crypto', 'shared must not import node:crypto: it runs in a page too'],
    [
      'main/hosts/a.ts',
      'electron',
      'hosts must not import electron: only main/electron.ts and main/preload.ts may',
    ],
  ])('%s may not import %s', (file, specifier, words) => {
    for (const statement of [
      `import { x } from '${specifier}';`,
      `import type {\n  X,\n} from '${specifier}';`,
      `export * from '${specifier}';`,
      `const x = await import('${specifier}');`,
    ])
      expect(check({ [file]: `/* a comment\n*/\n${statement}` })).toEqual({
        code: 1,
        said: [`${file}:3: ${words}`],
      });
  });

  it('lets arrows inside a layer run down its floors only', () => {
    const down = { 'main/device/join/join.ts': `import { registry } from '../windows/registry.ts';` };
    expect(check(down)).toEqual({ code: 0, said: [] });
    const { code, said } = check({ 'main/device/windows/a.ts': `import { join } from '../join/b.ts';` });
    expect(code).toBe(1);
    expect(said[0]).toContain(
      'main/device/windows/ must not import main/device/join/ (main/device/join/b.ts)',
    );
    expect(said[0]).toContain('windows/');
  });

  it('names a circle of files, also of types', () => {
    const house = {
      'shared/a.ts': `import type { B } from './b.ts';`,
      'shared/b.ts': `import { c } from './c.ts';`,
      'shared/c.ts': `import { a } from './a.ts';`,
      'shared/d.ts': `import { a } from './a.ts';`,
    };
    expect(check(house)).toEqual({
      code: 1,
      said: ['shared/a.ts:1: stands in a circle with shared/b.ts, shared/c.ts'],
    });
  });

  it('finds the wall clock, timers and randomness below the hosts, and nowhere else', () => {
    const text = `setTimeout(() => Math.random(), 1);\nnew Date();\nlet a = Date.now(); performance.now();`;
    expect(
      check({ 'main/hosts/a.ts': text, 'main/world/time.ts': text, 'main/device/a.test.ts': text }).said,
    ).toEqual([]);
    const { said } = check({ 'main/device/a.ts': text });
    expect(said.map((line) => /use (.*):/.exec(line)?.[1]).sort()).toEqual(
      ['Date.now', 'Math.random', 'new Date(', 'performance.', 'setTimeout('].sort(),
    );
  });

  it('finds the random functions of node:crypto however they are imported, but no function of that name', () => {
    const named = `import { createHash, randomBytes } from 'node:crypto';\nrandomBytes(8);`;
    const whole = `import crypto from 'node:crypto';\ncrypto.randomUUID();`;
    const own = `import { randomBytes } from './drbg.ts';\nrandomBytes(8);\ndrbg.randomBytes(8);`;
    expect(check({ 'main/tpm/a.ts': named }).code).toBe(1);
    expect(check({ 'main/tpm/a.ts': whole }).code).toBe(1);
    expect(check({ 'main/tpm/a.ts': own }).code).toBe(0);
    expect(check({ 'main/hosts/a.ts': named }).code).toBe(0);
  });

  it('is not misled by comments and strings', () => {
    const text = `// import { x } from '../cloud/x.ts'\nconst words = 'use Math.random, or Date.now';\n/* setTimeout( */`;
    expect(check({ 'main/device/a.ts': text }).said).toEqual([]);
  });

  it('lets a test use its own side and read files', () => {
    const text = `import { x } from '../cloud/x.ts';\nimport { readFileSync } from 'node:fs';`;
    expect(check({ 'main/device/a.test.ts': text }).said).toEqual([]);
    expect(check({ 'renderer/a.test.ts': `import { x } from '../main/device/x.ts';` }).said).toEqual([
      'renderer/a.test.ts:1: a test of renderer/ must not import main/device/x.ts',
    ]);
  });
});
