/** VPNv2 CSP: VPN profiles, node by node or as one ProfileXML (facts/policies#networks-and-certificates). */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { BadInputError } from '../../../../shared/failures.ts';
import { SyncMlStatus } from '../../../protocols/syncml/status-codes.ts';
import { parseXml } from '../../../protocols/xml/xml.ts';
import type { Csp, NodeCall, NodeRule } from './csp.ts';
import { interior, kept, keptBelow } from './rule-makers.ts';
import { ownHive } from '../../windows/registry.ts';

const profile = '{ProfileName}';
const profilesKey = `${ownHive}\\VPNv2`;
const profileLimit = 200_000;

/** Windows keeps the profile by its name; connecting is not rehearsed. */
const keep =
  (value: string) =>
  ({ context, names }: NodeCall, data: string | undefined): void => {
    const key = `${profilesKey}\\${names['ProfileName'] ?? ''}`;
    if (data === undefined) context.machine.registry.delete(key, value);
    else context.machine.registry.setText(key, value, data);
  };

function isProfile(_call: NodeCall, data: string): number {
  try {
    return parseXml(data, profileLimit, 'ProfileXML').localName === 'VPNProfile'
      ? SyncMlStatus.OK
      : SyncMlStatus.CommandFailed;
  } catch (error) {
    if (error instanceof BadInputError) return SyncMlStatus.CommandFailed;
    throw error;
  }
}

const below = (node: string): string => `${profile}/${node}`;
const keepsMore = (rule: NodeRule, value: string): NodeRule => ({ ...rule, changed: keep(value) });

export const vpnV2: Csp = {
  name: 'VPNv2',
  root: cspRoots.VPNv2,
  scopes: ['Device', 'User'],
  takesTime: true,
  rules: [
    interior(profile),
    { ...kept(below('ProfileXML'), 'xml'), accepts: isProfile, changed: keep('ProfileXML') },
    ...keptBelow(profile, ['AlwaysOn', 'DeviceTunnel', 'RegisterDNS', 'RememberCredentials'], 'bool'),
    ...keptBelow(profile, ['ByPassForLocal', 'RequireVpnClientAppUI', 'LockDown'], 'bool'),
    ...keptBelow(profile, ['DnsSuffix', 'EdpModeId', 'TrustedNetworkDetection']),
    interior(below('AppTriggerList/{AppTriggerRowId}')),
    ...keptBelow(below('AppTriggerList/{AppTriggerRowId}'), ['App/Id', 'App/Type']),
    interior(below('RouteList/{RouteRowId}')),
    kept(below('RouteList/{RouteRowId}/Address')),
    kept(below('RouteList/{RouteRowId}/PrefixSize'), 'int'),
    kept(below('RouteList/{RouteRowId}/ExclusionRoute'), 'bool'),
    interior(below('DomainNameInformationList/{DniRowId}')),
    ...keptBelow(below('DomainNameInformationList/{DniRowId}'), [
      'DomainName',
      'DomainNameType',
      'DnsServers',
      'WebProxyServers',
    ]),
    ...keptBelow(below('DomainNameInformationList/{DniRowId}'), ['AutoTrigger', 'Persistent'], 'bool'),
    interior(below('TrafficFilterList/{FilterRowId}')),
    ...keptBelow(below('TrafficFilterList/{FilterRowId}'), [
      'App/Id',
      'App/Type',
      'Claims',
      'LocalPortRanges',
      'RemotePortRanges',
      'LocalAddressRanges',
      'RemoteAddressRanges',
      'RoutingPolicyType',
      'Direction',
    ]),
    kept(below('TrafficFilterList/{FilterRowId}/Protocol'), 'int'),
    ...keptBelow(below('Proxy'), ['Manual/Server', 'AutoConfigUrl']),
    kept(below('DeviceCompliance/Enabled'), 'bool'),
    kept(below('DeviceCompliance/Sso/Enabled'), 'bool'),
    ...keptBelow(below('DeviceCompliance/Sso'), ['IssuerHash', 'Eku']),
    ...keptBelow(below('PluginProfile'), ['ServerUrlList', 'PluginPackageFamilyName', 'CustomConfiguration']),
    keepsMore(kept(below('NativeProfile/Servers')), 'Servers'),
    ...keptBelow(below('NativeProfile'), ['RoutingPolicyType', 'NativeProtocolType', 'L2tpPsk']),
    ...keptBelow(below('NativeProfile/Authentication'), [
      'UserMethod',
      'MachineMethod',
      'Eap/Type',
      'Certificate/Issuer',
      'Certificate/Eku',
    ]),
    kept(below('NativeProfile/Authentication/Eap/Configuration'), 'xml'),
    kept(below('NativeProfile/DisableClassBasedDefaultRoute'), 'bool'),
    ...keptBelow(below('NativeProfile/CryptographySuite'), [
      'AuthenticationTransformConstants',
      'CipherTransformConstants',
      'EncryptionMethod',
      'IntegrityCheckMethod',
      'DHGroup',
      'PfsGroup',
    ]),
  ],
};
