/**
 * Templates of CIPP: rows of its table with an object of Intune or Entra ID as a text within a text (CIPP-API,
 * Set-CIPPIntunePolicy and the import of community templates). Whom it is for is said when it is deployed, not here.
 */
import { deepest, isDeeperThan } from '../../../../shared/json/json-depth.ts';
import { ownOf, owns } from '../../../../shared/own.ts';
import { graphType, isGraphObject, listOf, nameOf, textOf, type GraphObject } from '../graph-object.ts';
import { isPage } from './containers.ts';

/** Hears what is wrong with a template. */
export type SayOfTemplate = (sentence: string) => void;

/** Wrappers within wrappers, which older versions of CIPP wrote. */
const mostWrappers = 4;

/** Graph's type by CIPP's, where the object within does not tell its own. */
const types: Readonly<Record<string, string>> = {
  catalog: 'deviceManagementConfigurationPolicy',
  admin: 'groupPolicyConfiguration',
  appprotection: 'managedAppPolicy',
  devicecompliancepolicies: 'windows10CompliancePolicy',
  windowsdriverupdateprofiles: 'windowsDriverUpdateProfile',
  windowsfeatureupdateprofiles: 'windowsFeatureUpdateProfile',
  windowsqualityupdateprofiles: 'windowsQualityUpdateProfile',
  windowsqualityupdatepolicies: 'windowsQualityUpdatePolicy',
};

/** The value with each template in it opened: one object, a list, or a page of the table. */
export function withTemplatesOpened(value: unknown, say: SayOfTemplate): unknown {
  const open = (entry: unknown): unknown =>
    isGraphObject(entry) ? (openedTemplate(entry, say) ?? entry) : entry;
  if (Array.isArray(value)) return value.map(open);
  if (!isGraphObject(value)) return value;
  return isPage(value) ? { ...value, value: listOf(value, 'value').map(open) } : open(value);
}

const isRow = (object: GraphObject): boolean =>
  owns(object, 'PartitionKey') && typeof object['JSON'] === 'string';
const isWrapper = (object: GraphObject): boolean => typeof object['RAWJson'] === 'string';
const isBaseline = (object: GraphObject): boolean =>
  owns(object, 'TemplateType') && owns(object, 'templateName');

/** The object as Graph would tell it; undefined where it is no template. */
function openedTemplate(object: GraphObject, say: SayOfTemplate): GraphObject | undefined {
  if (isBaseline(object))
    return notOpened(textOf(object, 'templateName'), textOf(object, 'TemplateType'), say);
  if (!isRow(object) && !isWrapper(object)) return undefined;
  const partition = textOf(object, 'PartitionKey') || 'IntuneTemplate';
  let inner: GraphObject | undefined = isRow(object) ? objectIn(textOf(object, 'JSON')) : object;
  let told: GraphObject = inner ?? {};
  for (let depth = 0; inner && isWrapper(inner) && depth < mostWrappers; depth++) {
    told = { ...inner, ...told };
    inner = objectIn(textOf(inner, 'RAWJson'));
  }
  const name = textOf(told, 'Displayname') || textOf(told, 'displayName');
  const id = textOf(object, 'GUID') || textOf(object, 'RowKey') || textOf(told, 'GUID');
  if (!inner) {
    say('a CIPP template whose text within is no JSON object; export it from CIPP again');
    return { id, displayName: name, '@odata.type': 'cippTemplate' };
  }
  const opened = ownOf(openers, partition.toLowerCase())?.(inner, textOf(told, 'Type').toLowerCase());
  if (!opened) return { ...notOpened(name || nameOf(inner), partition, say), id };
  const hasName = owns(opened, 'displayName') || owns(opened, 'name');
  return { id, ...(hasName ? {} : { displayName: name }), ...opened };
}

/** By the row's partition, in lower case: what is in it, and CIPP's type of it. */
const openers: Readonly<Record<string, (inner: GraphObject, type: string) => GraphObject>> = {
  intunetemplate: (inner, type) =>
    typed(type === 'admin' ? { definitionValues: inner['added'] } : inner, ownOf(types, type)),
  catemplate: (inner) => typed(inner, 'conditionalAccessPolicy'),
  grouptemplate: groupOf,
};

const typed = (object: GraphObject, type: string | undefined): GraphObject =>
  graphType(object) !== '' || type === undefined
    ? object
    : { ...object, '@odata.type': `#microsoft.graph.${type}` };

function groupOf(template: GraphObject): GraphObject {
  const rule =
    textOf(template, 'membershipRules') ||
    textOf(template, 'MembershipRules') ||
    textOf(template, 'membershipRule');
  return {
    '@odata.type': '#microsoft.graph.group',
    displayName: textOf(template, 'displayName') || textOf(template, 'Displayname'),
    groupTypes: rule ? ['DynamicMembership'] : [],
    membershipRule: rule || null,
    membershipRuleProcessingState: rule ? 'On' : null,
    securityEnabled: true,
  };
}

function notOpened(name: string, partition: string, say: SayOfTemplate): GraphObject {
  if (!otherServices.test(partition))
    say(
      `a CIPP template (${partition}), of which CIPP makes objects when it deploys it; export the tenant that it was deployed to`,
    );
  return {
    displayName: name,
    '@odata.type': otherServices.test(partition) ? 'cippTemplateOfAnotherService' : `cipp${partition}`,
  };
}

/** Partitions of templates for Exchange, Purview, SharePoint and CIPP's own work. */
const otherServices =
  /^(?:transport|spamfilter|exconnector|connectionfilter|contact|dlp|safelinks|quarantine|retention|sensitivity|sharepoint|room|jitadmin|bpa|appapproval|userdefault)/i;

function objectIn(text: string): GraphObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isGraphObject(value) && !isDeeperThan(deepest, value) ? value : undefined;
  } catch {
    return undefined;
  }
}
