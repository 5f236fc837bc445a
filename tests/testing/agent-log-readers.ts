/**
 * What Get-IntuneEnrollmentStatus (`ztrhgf/useful_powershell_functions`) makes of the agent's logs of an archive, by the
 * same rules: line by line, by how a line begins. Our own words.
 */
import type { ExportedFile } from '../../main/device/shell/log-export.ts';

const guid = '[a-z0-9]{8}(?:-[a-z0-9]{4}){3}-[a-z0-9]{12}';
const linesOf = (files: readonly ExportedFile[], name: string): readonly string[] =>
  files.find((file) => file.name === name)?.text.split('\r\n') ?? [];

/** Lines behind a script's command in which its end is looked for. */
const behind = 20;

export function scriptsRun(files: readonly ExportedFile[]) {
  const command = new RegExp(
    `cmd line for running powershell is.*\\\\Microsoft Intune Management Extension\\\\Policies\\\\Scripts\\\\(${guid})_(${guid})`,
  );
  const lines = linesOf(files, 'AgentExecutor.log');
  return lines.flatMap((line, at) => {
    const [, owner, script] = command.exec(line) ?? [];
    if (script === undefined) return [];
    const after = lines.slice(at, at + behind).join('\n');
    return [{ script, owner, exitCode: /Powershell exit code is (\d+)/.exec(after)?.[1] }];
  });
}

/** Each app once: those that are to be left alone by a sentence of its own first, then what was decided. */
export function appsDecided(files: readonly ExportedFile[]): ReadonlyMap<string, string> {
  const start = '<!\\[LOG\\[\\[Win32App\\]\\[ActionProcessor\\] App with id: ';
  const left = new RegExp(`${start}(${guid}) to install ([^\\]]+)`);
  const decided = new RegExp(
    `${start}(${guid}), (?:targeted|effective) intent: (\\w+), and enforceability: (\\w+) has projected enforcement classification: (\\w+) with desired state: (\\w+)`,
  );
  const lines = linesOf(files, 'AppActionProcessor.log');
  const found = new Map<string, string>();
  for (const line of lines) {
    const [, app, sentence] = left.exec(line) ?? [];
    if (app !== undefined && sentence !== undefined && !found.has(app)) found.set(app, sentence);
  }
  for (const line of lines) {
    const [, app, ...words] = decided.exec(line) ?? [];
    if (app !== undefined && !found.has(app)) found.set(app, words.join(' '));
  }
  return found;
}
