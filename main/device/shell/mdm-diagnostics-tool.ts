/**
 * `mdmdiagnosticstool.exe`: collects logs into an archive, or the reports alone into a folder
 * (facts/diagnostics#log-collection). What it prints is ours: no source has it.
 */
import type { Registry } from '../windows/registry.ts';
import { areasKey } from '../windows/windows-image.ts';

/** What a line asks the PC to collect. */
export type Collection =
  | { readonly kind: 'archive'; readonly path: string }
  | { readonly kind: 'reports'; readonly folder: string };

export interface ToolAnswer {
  readonly lines: readonly string[];
  readonly collection?: Collection;
}

const usage = (areas: readonly string[]): ToolAnswer => ({
  lines: [
    'Usage:',
    '  mdmdiagnosticstool.exe -out <folder>',
    '  mdmdiagnosticstool.exe -area <area>[;<area>...] -cab <file>',
    '  mdmdiagnosticstool.exe -area <area>[;<area>...] -zip <file>',
    `Areas: ${areas.join(';')}`,
  ],
});

/** What follows a switch, up to the next one; quotes around a path are none of it. */
function valueOf(words: readonly string[], name: string): string | undefined {
  const at = words.findIndex((word) => word.toLowerCase().replace('/', '-') === `-${name}`);
  if (at < 0) return undefined;
  const rest = words.slice(at + 1);
  const end = rest.findIndex((word) => /^-[a-z]/i.test(word));
  const value = rest.slice(0, end < 0 ? rest.length : end).join(' ');
  return value.replaceAll('"', '') || undefined;
}

/** From the prompt's folder on. */
const fullPath = (path: string): string =>
  (/^[a-z]:\\/i.test(path) ? path : `C:\\Windows\\System32\\${path.replace(/^\.\\/, '')}`).replaceAll(
    '/',
    '\\',
  );
const isPath = (path: string): boolean => /^c:\\[^<>:"|?*\p{Cc}]+$/iu.test(path) && !path.endsWith('\\');

export function mdmDiagnosticsTool(words: readonly string[], registry: Registry): ToolAnswer {
  const areas = registry.keys(areasKey);
  const folder = valueOf(words, 'out');
  const kind = ['cab', 'zip'].find((one) => valueOf(words, one) !== undefined);
  const target = folder ?? (kind && valueOf(words, kind));
  if (target === undefined) return usage(areas);
  const path = fullPath(target);
  if (!isPath(path)) return { lines: ['The system cannot find the path specified.'] };
  if (folder !== undefined || kind === undefined)
    return { lines: [`Reports are in ${path}.`], collection: { kind: 'reports', folder: path } };
  const asked = valueOf(words, 'area')?.split(';').filter(Boolean) ?? [];
  if (asked.length === 0) return usage(areas);
  const unknown = asked.find((one) => !areas.some((area) => area.toLowerCase() === one.toLowerCase()));
  if (unknown !== undefined)
    return { lines: [`There is no area ${unknown}.`, ...usage(areas).lines.slice(-1)] };
  const file = path.toLowerCase().endsWith(`.${kind}`) ? path : `${path}.${kind}`;
  return { lines: [`Logs are in ${file}.`], collection: { kind: 'archive', path: file } };
}
