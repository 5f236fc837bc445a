/** Readers of policies: settings catalog, custom and typed configurations, compliance. */
import { deepest, isDeeperThan } from '../../../../shared/json/json-depth.ts';
import { childOf, flagOf, graphType, listOf, textOf, type GraphObject } from '../graph-object.ts';
import { firmwareNodes } from '../csp/firmware-profile.ts';
import { kioskBrowser, kioskNode } from '../csp/kiosk-configuration.ts';
import { catalogNodes } from '../csp/settings-catalog.ts';
import { typedNodes } from '../csp/typed-configuration.ts';
import { typedConfigurations } from '../csp/typed-configurations.catalogue.ts';
import { unevaluated } from '../compliance-rules.ts';
import { settingCharacters } from '../limits.ts';
import type { CspFormat, CspNode, SettingsPolicy } from '../policy.ts';
import type { Reader, Reading } from '../tenant-draft.ts';
import { readAssignments } from './assignments.ts';
import { ownOf } from '../../../../shared/own.ts';

function pushSettings(reading: Reading, origin: SettingsPolicy['origin'], all: readonly CspNode[]): void {
  const nodes = all.filter(({ data }) => data.length <= settingCharacters.ofOne);
  for (const { uri } of all.filter((node) => !nodes.includes(node)))
    reading.part(`value of ${uri}: more than ${settingCharacters.ofOne} characters`);
  reading.draft.policies.push({
    kind: 'settings',
    origin,
    id: reading.id,
    displayName: reading.name,
    nodes,
    assignments: readAssignments(reading),
  });
}

const devicePreparation =
  'Autopilot device preparation, the other Autopilot: nobody pre-provisions with it, and a deployment profile goes before it on a registered device that is not associated with the tenant';

/**
 * A settings-catalog policy of Autopilot device preparation: by its settings, or, where the export holds none, as the
 * only kind for Windows among those that are for enrolment (facts/graph#enrolment-configurations).
 */
function isDevicePreparation(object: GraphObject): boolean {
  const settings = listOf(object, 'settings').map((setting) =>
    textOf(
      'settingInstance' in setting ? childOf(setting, 'settingInstance') : setting,
      'settingDefinitionId',
    ),
  );
  return settings.length > 0
    ? settings.every((id) => /^enrollment_autopilot_dpp_/i.test(id))
    : textOf(object, 'technologies') === 'enrollment' ||
        textOf(childOf(object, 'templateReference'), 'templateFamily') === 'enrollmentConfiguration';
}

export const readConfigurationPolicy: Reader = (reading) => {
  if (isDevicePreparation(reading.object)) return reading.noPart(devicePreparation);
  const read = listOf(reading.object, 'settings').map((setting) =>
    catalogNodes('settingInstance' in setting ? childOf(setting, 'settingInstance') : setting),
  );
  for (const unknown of read.flatMap((part) => part.unknown))
    reading.part(unknown === '' ? 'a setting that does not tell which' : `setting ${unknown}`);
  if (read.length === 0) reading.part('the export holds no settings');
  pushSettings(
    reading,
    'catalog',
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
    const format = ownOf(omaFormats, graphType(setting)) ?? 'chr';
    if (!uri) reading.part(`OMA-URI setting "${textOf(setting, 'displayName')}" without a URI`);
    if (setting['isEncrypted'] === true) reading.part(`encrypted value of ${uri}`);
    return uri ? [{ uri, format, data: omaData(setting) }] : [];
  });
  pushSettings(reading, 'custom', nodes);
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
  const { nodes, unknown } = typedNodes(reading.object, ownOf(typedConfigurations, reading.type) ?? {});
  for (const property of unknown) reading.part(property);
  pushSettings(reading, 'typed', nodes);
};

export const readFirmwareProfile: Reader = (reading) => {
  const nodes = firmwareNodes(reading.object);
  if (nodes.length === 0) reading.part('the export holds no settings');
  pushSettings(reading, 'typed', nodes);
};

/** Its profiles are one node; what else it has are policies of Kiosk Browser. */
export const readKioskConfiguration: Reader = (reading) => {
  const { kioskProfiles: _profiles, ...rest } = reading.object;
  const { nodes, unknown } = typedNodes(rest, kioskBrowser);
  for (const property of unknown) reading.part(property);
  const kiosk = kioskNode(reading.object);
  if (!kiosk) reading.part('the export holds no kiosk');
  pushSettings(reading, 'typed', kiosk ? [kiosk, ...nodes] : nodes);
};

/**
 * A security baseline or another template: its settings are properties of typed configurations, named
 * 'deviceConfiguration--<type>_<property>', with their values as JSON texts.
 */
export const readIntent: Reader = (reading) => {
  const { object, part } = reading;
  const list = listOf(object, 'settings').length > 0 ? 'settings' : 'settingsDelta';
  const nodes = listOf(object, list).flatMap((setting): CspNode[] => {
    const id = textOf(setting, 'definitionId');
    const [, type = '', property = ''] = /--([A-Za-z0-9]+)_([A-Za-z0-9]+)$/.exec(id) ?? [];
    const value = jsonValue(textOf(setting, 'valueJson'));
    const read = typedNodes({ [property]: value }, ownOf(typedConfigurations, type) ?? {});
    for (const unknown of read.unknown) part(unknown === property ? id : unknown);
    return read.nodes;
  });
  if (listOf(object, list).length === 0) part('the export holds no settings');
  pushSettings(reading, 'template', nodes);
};

function jsonValue(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isDeeperThan(deepest, value) ? text : value;
  } catch {
    return text;
  }
}

export const readScript: Reader = (reading) => {
  const { object, id, name, draft, part } = reading;
  const content = textOf(object, 'scriptContent');
  if (content === '') part('the export holds no script');
  draft.policies.push({
    kind: 'script',
    id,
    displayName: name,
    content,
    context: textOf(object, 'runAsAccount') === 'user' ? 'user' : 'system',
    enforceSignatureCheck: flagOf(object, 'enforceSignatureCheck'),
    runAs32Bit: flagOf(object, 'runAs32Bit'),
    assignments: readAssignments(reading),
  });
};

export const readCompliancePolicy: Reader = (reading) => {
  const actions = listOf(reading.object, 'scheduledActionsForRule').flatMap((rule) =>
    listOf(rule, 'scheduledActionConfigurations').map((action) => textOf(action, 'actionType')),
  );
  for (const action of actions) if (action !== 'block') reading.part(`action ${action}`);
  for (const part of unevaluated(reading.object)) reading.part(part);
  reading.draft.policies.push({
    kind: 'compliance',
    id: reading.id,
    displayName: reading.name,
    source: reading.object,
    assignments: readAssignments(reading),
  });
};
