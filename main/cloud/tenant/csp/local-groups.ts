/**
 * Local user group membership of the settings catalog: however many groups and members, one node with one XML text
 * (learn.microsoft.com/windows/client-management/mdm/policy-csp-localusersandgroups).
 */
import { ownOf } from '../../../../shared/own.ts';
import { childOf, listOf, textOf, type GraphObject } from '../graph-object.ts';
import type { CspNode } from '../policy.ts';
import { config } from './mapping.ts';

export const isLocalGroups = (definitionId: string): boolean =>
  /_localusersandgroups_configure$/i.test(definitionId);

/** As the catalog words them: which action, and what it does with the members. */
const actions: Readonly<Record<string, readonly [action: 'U' | 'R', member: 'add' | 'remove']>> = {
  add_update: ['U', 'add'],
  remove_update: ['U', 'remove'],
  add_restrict: ['R', 'add'],
};

const names: Readonly<Record<string, string>> = {
  administrators: 'Administrators',
  users: 'Users',
  guests: 'Guests',
  powerusers: 'Power Users',
  remotedesktopusers: 'Remote Desktop Users',
  remotemanagementusers: 'Remote Management Users',
};

export function localGroupsNode(setting: GraphObject): CspNode {
  const groups = entriesOf(setting).flatMap(childrenOf).flatMap(entriesOf).flatMap(accessGroups);
  return {
    uri: `${config}/LocalUsersAndGroups/Configure`,
    format: 'chr',
    data: `<GroupConfiguration>${groups.join('')}</GroupConfiguration>`,
  };
}

const entriesOf = (setting: GraphObject): readonly GraphObject[] =>
  listOf(setting, 'groupSettingCollectionValue');
const childrenOf = (entry: GraphObject): readonly GraphObject[] => listOf(entry, 'children');

/** One rule of the policy: the groups it is for, what it does, and with whom. */
function accessGroups(rule: GraphObject): readonly string[] {
  const part = (name: string): GraphObject =>
    childrenOf(rule).find((child) =>
      textOf(child, 'settingDefinitionId').toLowerCase().endsWith(`_accessgroup_${name}`),
    ) ?? {};
  const optionOf = (value: GraphObject, name: string): string =>
    textOf(value, 'value').toLowerCase().split(`_accessgroup_${name}_`)[1] ?? '';
  const [action, what] = ownOf(
    actions,
    optionOf(childOf(part('action'), 'choiceSettingValue'), 'action'),
  ) ?? ['U', 'add'];
  const chosen = childOf(part('userselectiontype'), 'choiceSettingValue');
  const members = childrenOf(chosen)
    .flatMap((child) => listOf(child, 'simpleSettingCollectionValue'))
    .map((value) => `<${what} member="${escaped(textOf(value, 'value'))}"/>`);
  return listOf(part('desc'), 'choiceSettingCollectionValue').map((value) => {
    const group = optionOf(value, 'desc');
    return `<accessgroup desc="${escaped(ownOf(names, group) ?? group)}"><group action="${action}"/>${members.join('')}</accessgroup>`;
  });
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
