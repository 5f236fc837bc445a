/** Which unit tests are near what has changed. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * Files that differ from where this branch left `base` (the main branch, if it is not named), with those not
 * committed and not yet known to git; on the main branch itself and without changes, those of the last commit.
 * Undefined where git does not tell.
 */
export function changedFiles(root, base) {
  const git = (...args) => {
    const { status, stdout } = spawnSync('git', ['-C', root, ...args], { encoding: 'utf8' });
    return status === 0 ? stdout.split('\0').filter((file) => file !== '') : undefined;
  };
  const bases = base === undefined ? ['refs/remotes/origin/HEAD', 'refs/heads/main'] : [base];
  const fork = bases.flatMap((one) => git('merge-base', 'HEAD', one) ?? []).map((line) => line.trim());
  if (base !== undefined && fork.length === 0) return undefined;
  const since = (commit) => git('diff', '--name-only', '--relative', '-z', commit) ?? [];
  const untracked = git('ls-files', '--others', '--exclude-standard', '-z');
  if (untracked === undefined) return undefined;
  const changed = [...since(fork[0] ?? 'HEAD'), ...untracked];
  return [...new Set(changed.length > 0 ? changed : since('HEAD~1'))].toSorted();
}

/**
 * Vitest's filters for these files: a changed test, else the folder of a changed source. In `tests`, whose folders
 * are long to run, only files that are tests themselves and folders that hold what tests there share.
 */
export function filtersFor(root, files) {
  const filters = files.flatMap((file) => {
    if (!/^(main|shared|renderer|tests)\//.test(file) || /^tests\/(interop|e2e|bench|standin)\//.test(file))
      return [];
    if (/\.test\.tsx?$/.test(file)) return existsSync(path.join(root, file)) ? [file] : [];
    return /\.(ts|tsx|json)$/.test(file) ? [`${path.posix.dirname(file)}/`] : [];
  });
  // A folder speaks for all that is in it.
  const folders = filters.filter((filter) => filter.endsWith('/'));
  return [...new Set(filters)].filter(
    (filter) => !folders.some((folder) => folder !== filter && filter.startsWith(folder)),
  );
}
