/** Readers of policies: settings catalog, custom and typed configurations, compliance. */
import { graphType, listOf, childOf, textOf, type GraphObject } from '../graph-object.ts';
import { catalogNodes } from '../csp/settings-catalog.ts';
import { typedConfigurations, typedNodes } from '../csp/typed-configuration.ts';
import { switchedRules, versionRules } from '../compliance-rules.ts';
import type { CspFormat, CspNode } from '../tenant.ts';
import type { Reader, Reading } from '../tenant-draft.ts';
import { readAssignments } from './assignments.ts';

function pushSettings(reading: Reading, nodes: readonly CspNode[]): void {
  reading.draft.policies.push({
    kind: 'settings',
    id: reading.id,
    displayName: reading.name,
    nodes,
    assignments: readAssignments(reading),
  });
}

export const readConfigurationPolicy: Reader = (reading) => {
  const read = listOf(reading.object, 'settings').map((setting) =>
    catalogNodes('settingInstance' in setting ? childOf(setting, 'settingInstance') : setting),
  );
  for (const unknown of read.flatMap((part) => part.unknown)) reading.part(`setting ${unknown}`);
  if (read.length === 0) reading.part('the export holds no settings');
  pushSettings(
    reading,
    read.flatMap((part) => part.nodes),
  );
};

const omaFormats: Readonly<Record<string, CspFormat>> = {
  omaSettingString: 'chr',
  omaSettingStringXml: 'chr',
  omaSettingInteger: 'int',
  omaSettingBoolean: 'bool',
  omaSettingBase64: 'b64',
  omaSettingDateTime: 'chr',
  omaSettingFloatingPoint: 'chr',
};

export const readCustomConfiguration: Reader = (reading) => {
  const nodes = listOf(reading.object, 'omaSettings').flatMap((setting): CspNode[] => {
    const uri = textOf(setting, 'omaUri');
    const format = omaFormats[graphType(setting)] ?? 'chr';
    if (!uri) reading.part(`OMA-URI setting "${textOf(setting, 'displayName')}" without a URI`);
    if (setting['isEncrypted'] === true) reading.part(`encrypted value of ${uri}`);
    return uri ? [{ uri, format, data: omaData(setting) }] : [];
  });
  pushSettings(reading, nodes);
};

/** StringXml values are exported as base64 of the XML. */
function omaData(setting: GraphObject): string {
  const value = setting['value'];
  const text = typeof value === 'string' ? value : String(value ?? '');
  return graphType(setting) === 'omaSettingStringXml' && /^[A-Za-z0-9+/=\s]+$/.test(text)
    ? Buffer.from(text, 'base64').toString('utf8')
    : text;
}

export const readTypedConfiguration: Reader = (reading) => {
  const { nodes, unknown } = typedNodes(reading.object, typedConfigurations[reading.type] ?? {});
  for (const property of unknown) reading.part(property);
  pushSettings(reading, nodes);
};

const evaluated: ReadonlySet<string> = new Set([...switchedRules, ...versionRules]);

export const readCompliancePolicy: Reader = (reading) => {
  const set = Object.entries(reading.object).filter(([, value]) => value === true);
  for (const [rule] of set) if (!evaluated.has(rule)) reading.part(`${rule}: taken as met`);
  reading.draft.policies.push({
    kind: 'compliance',
    id: reading.id,
    displayName: reading.name,
    source: reading.object,
    assignments: readAssignments(reading),
  });
};
