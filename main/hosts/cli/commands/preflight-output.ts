/** Where a preflight's page goes: the terminal, and files in the formats that were asked for. */
import type { PreflightReport } from '../../../../shared/preflight/preflight-report.ts';
import { reportHtml } from '../../../session/preflight/report-html.ts';
import { reportJUnit } from '../../../session/preflight/report-junit.ts';
import { reportLines } from '../../../session/preflight/report-text.ts';
import { headlineOf } from '../../../session/preflight/report-words.ts';
import { replaceFile } from '../../storage/replace-file.ts';
import type { Arguments } from '../command.ts';
import { printWrapped, type Terminal } from '../terminal.ts';

export const writingOptions = {
  json: { help: 'the page as JSON' },
  html: { value: 'FILE', help: 'the page as one HTML file' },
  junit: { value: 'FILE', help: 'the page as JUnit XML, for a pipeline' },
} as const;

const formats = { html: reportHtml, junit: reportJUnit } as const;

/**
 * Throws BadInputError where a file cannot be written; the page is told first, so that nothing is lost. `source`: the
 * folder or zip as it was typed, for the lines that somebody takes over in the same terminal.
 */
export function tellPreflight(
  report: PreflightReport,
  given: Arguments,
  terminal: Terminal,
  source = report.tenant.source,
): void {
  if (given.flag('json')) terminal.printJson(report);
  else
    for (const line of reportLines({ ...report, tenant: { ...report.tenant, source } }))
      printWrapped(terminal, line);
  for (const [option, write] of Object.entries(formats)) {
    const file = given.text(option);
    if (file === null) continue;
    replaceFile(file, Buffer.from(write(report)));
    terminal.tell(`${option === 'html' ? 'Page' : 'JUnit XML'}: ${file}`);
  }
}

/** 1 where a kind stops that should not, and where something is missing without which none goes on. */
export const exitCodeOf = (report: PreflightReport): number =>
  headlineOf(report).verdict === 'stops' ? 1 : 0;
