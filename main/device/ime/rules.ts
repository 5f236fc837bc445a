/**
 * Detection and requirement rules of a Win32 app, asked of the virtual registry, files and products
 * (Graph win32LobApp rules; facts/apps#rules). Both spellings of Graph are taken: `operationType` with
 * `comparisonValue`, and the older `detectionType` with `detectionValue`.
 */
import type { DetectionRule, ScriptAnswer } from '../../protocols/ime/ime.messages.ts';
import { unseal } from '../../protocols/ime/sealed.ts';
import type { Machine } from '../windows/machine.ts';
import { productKey } from '../mdm/packages/run-package.ts';
import { expandPath } from '../windows/file-system.ts';
import { compare } from './comparison.ts';
import { ownOf } from '../../../shared/own.ts';

/** What a rule found: `undefined` where there is nothing. */
type Evidence = string | number | true | undefined;

const field = (rule: DetectionRule, ...names: readonly string[]): string => {
  for (const name of names) {
    const value = ownOf(rule, name);
    if (typeof value === 'string' || typeof value === 'number') return String(value);
  }
  return '';
};

const operationOf = (rule: DetectionRule): string =>
  field(rule, 'operationType', 'detectionType') || 'exists';

/**
 * Whether the rule holds on this PC. A script is not run: `script` is what it says, undefined where what it
 * looks for was never installed.
 */
export function ruleHolds(machine: Machine, rule: DetectionRule, script?: ScriptAnswer): boolean {
  const kind = rule.type.toLowerCase();
  if (kind.includes('registry')) return judge(rule, registryEvidence(machine, rule));
  if (kind.includes('file')) return judge(rule, fileEvidence(machine, rule));
  if (kind.includes('product')) return productHolds(machine, rule);
  if (kind.includes('script')) return script !== undefined && scriptHolds(rule, script);
  return false;
}

/** Exit code 0 and something on STDOUT; a rule with a comparison wants the output so. */
function scriptHolds(rule: DetectionRule, { exitCode, output }: ScriptAnswer): boolean {
  const said = output.trim();
  if (exitCode !== 0 || said === '') return false;
  const operation = operationOf(rule);
  if (operation === 'exists' || operation === 'notConfigured') return true;
  const wanted = field(rule, 'comparisonValue', 'detectionValue');
  return compare(operation, said, field(rule, 'operator') || 'equal', wanted);
}

/** The answer that a script rule declares for its own script. */
export function declaredAnswer(rule: DetectionRule): ScriptAnswer | undefined {
  const declared = rule['declaredAnswer'];
  return typeof declared === 'string' ? (unseal(declared) as ScriptAnswer) : undefined;
}

function judge(rule: DetectionRule, evidence: Evidence): boolean {
  const operation = operationOf(rule);
  if (operation === 'doesNotExist') return evidence === undefined;
  if (evidence === undefined) return false;
  if (operation === 'exists' || operation === 'notConfigured') return true;
  const wanted = field(rule, 'comparisonValue', 'detectionValue');
  return compare(operation, String(evidence), field(rule, 'operator') || 'equal', wanted);
}

const hives: Readonly<Record<string, string>> = { HKEY_LOCAL_MACHINE: 'HKLM', HKEY_CURRENT_USER: 'HKCU' };

/** The key, and before it the one that 32-bit programs see in its place where the rule asks for that. */
function keysOf(rule: DetectionRule): readonly string[] {
  const [hive = '', ...rest] = field(rule, 'keyPath').split('\\');
  const key = [ownOf(hives, hive.toUpperCase()) ?? hive, ...rest].join('\\');
  if (rule['check32BitOn64System'] !== true) return [key];
  return [key.replace(/^HKLM\\SOFTWARE\\(?!WOW6432Node)/i, 'HKLM\\SOFTWARE\\WOW6432Node\\'), key];
}

function registryEvidence(machine: Machine, rule: DetectionRule): Evidence {
  for (const key of keysOf(rule)) {
    const evidence = keyEvidence(machine, key, field(rule, 'valueName'));
    if (evidence !== undefined) return evidence;
  }
  return undefined;
}

function keyEvidence(machine: Machine, key: string, name: string): Evidence {
  if (name === '') return machine.registry.exists(key) || undefined;
  const value = machine.registry.get(key, name);
  if (value === undefined) return undefined;
  return typeof value.data === 'object' ? value.data.join('\n') : value.data;
}

const bytesPerMegabyte = 1_048_576;

function fileEvidence(machine: Machine, rule: DetectionRule): Evidence {
  const path = expandPath(`${field(rule, 'path')}\\${field(rule, 'fileOrFolderName')}`);
  if (!machine.files.exists(path)) return undefined;
  const file = machine.files.file(path);
  switch (operationOf(rule)) {
    case 'version':
    case 'appVersion':
      return file?.version ?? '0';
    case 'sizeInMB':
      return Math.floor((file?.size ?? 0) / bytesPerMegabyte);
    case 'sizeInBytes':
      return file?.size ?? 0;
    default:
      return true;
  }
}

function productHolds(machine: Machine, rule: DetectionRule): boolean {
  const version = machine.registry.text(productKey(field(rule, 'productCode')), 'DisplayVersion');
  if (version === undefined) return false;
  const operator = field(rule, 'productVersionOperator') || 'notConfigured';
  if (operator === 'notConfigured') return true;
  return compare('version', version, operator, field(rule, 'productVersion'));
}
