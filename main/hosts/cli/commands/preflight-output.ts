/** Where a preflight's page goes: the terminal, and files in the formats that were asked for. */
import type { PreflightReport } from '../../../../shared/preflight/preflight-report.ts';
import { reportLines } from '../../../session/preflight/report-text.ts';
import type { Arguments } from '../command.ts';
import type { Terminal } from '../terminal.ts';

export const writingOptions = {
  json: { help: 'the page as JSON' },
} as const;

export function tellPreflight(report: PreflightReport, given: Arguments, terminal: Terminal): void {
  if (given.flag('json')) terminal.printJson(report);
  else for (const line of reportLines(report)) terminal.print(line);
}
