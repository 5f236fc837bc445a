/** What `npm run quick` tests, in repositories of a few files. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const script = path.join(import.meta.dirname, '..', '..', 'scripts', 'changed-tests.mjs');
const { changedFiles, filtersFor } = (await import(pathToFileURL(script).href)) as {
  changedFiles(root: string, base?: string): string[] | undefined;
  filtersFor(root: string, files: readonly string[]): string[];
};

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'reseal-changed-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const git = (...args: string[]) =>
  spawnSync('git', ['-C', root, '-c', 'user.name=x', '-c', 'user.email=x@x.example', ...args]);
function write(...files: string[]) {
  for (const file of files) {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(root, file), `${Math.random()}`);
  }
}
function commit(...files: string[]) {
  write(...files);
  git('add', '-A');
  git('commit', '-qm', 'x');
}

/** Reseal itself does without. */
const hasGit = spawnSync('git', ['--version']).status === 0;

describe.skipIf(!hasGit)('what has changed', () => {
  beforeEach(() => {
    git('init', '-q', '-b', 'main');
    commit('a.ts', 'main/b.ts');
  });

  it('is all since the branch left main, committed or not', () => {
    git('checkout', '-qb', 'mine');
    commit('main/c d.ts');
    write('a.ts', 'new.ts');
    expect(changedFiles(root)).toEqual(['a.ts', 'main/c d.ts', 'new.ts']);
    git('checkout', '-qf', 'main');
    commit('other.ts');
    git('checkout', '-qf', 'mine');
    expect(changedFiles(root)).not.toContain('other.ts');
  });

  it('is the last commit where nothing differs from main', () => {
    commit('main/last.ts');
    expect(changedFiles(root)).toEqual(['main/last.ts']);
  });

  it('can be asked of any commit, and is unknown for one that is none', () => {
    commit('x.ts');
    commit('y.ts');
    expect(changedFiles(root, 'HEAD~2')).toEqual(['x.ts', 'y.ts']);
    expect(changedFiles(root, 'nothing')).toBeUndefined();
  });
});

it('is unknown where there is no repository', () => {
  expect(changedFiles(root)).toBeUndefined();
});

describe('what is tested', () => {
  it('is a changed test, and the folder of a changed source', () => {
    write('main/a/x.test.ts');
    const files = [
      'main/a/x.test.ts',
      'main/a/gone.test.ts',
      'renderer/p/q.tsx',
      'resources/r.json',
      'README.md',
    ];
    expect(filtersFor(root, files)).toEqual(['main/a/x.test.ts', 'renderer/p/']);
  });

  it('is said once', () => {
    write('main/a/x.test.ts');
    const files = ['main/a/b/y.ts', 'main/a/x.test.ts', 'main/a/y.ts', 'main/a/z.ts', 'main/ab/c.ts'];
    expect(filtersFor(root, files)).toEqual(['main/a/', 'main/ab/']);
  });

  it('is nothing that takes a browser or foreign programs', () => {
    expect(filtersFor(root, ['tests/e2e/x.spec.ts', 'tests/interop/y.ts', 'tests/bench/z.mjs'])).toEqual([]);
  });
});
