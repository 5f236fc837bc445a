/** Policies of a tenant: what a device gets over the MDM channel, runs as a script, or is judged by. */
import type { GraphObject } from './graph-object.ts';
import type { Assignment } from './assignment.ts';

export type CspFormat = 'chr' | 'int' | 'bool' | 'b64' | 'xml';

/** A value for a node of a configuration service provider. */
export interface CspNode {
  readonly uri: string;
  readonly format: CspFormat;
  readonly data: string;
}

interface PolicyBase {
  readonly id: string;
  readonly displayName: string;
  readonly assignments: readonly Assignment[];
}
export interface SettingsPolicy extends PolicyBase {
  readonly kind: 'settings';
  /** Intune looks for conflicts between all but custom OMA-URI profiles (facts/policies#conflicts). */
  readonly origin: 'catalog' | 'template' | 'typed' | 'custom';
  readonly nodes: readonly CspNode[];
}
export interface TrustedRootPolicy extends PolicyBase {
  readonly kind: 'trusted-root';
  /** DER; empty where the profile holds no certificate. */
  readonly certificate: Uint8Array;
}
export interface CertificateValidity {
  readonly count: number;
  readonly scale: 'days' | 'months' | 'years';
}
export interface ScepPolicy extends PolicyBase {
  readonly kind: 'scep';
  readonly store: 'machine' | 'user';
  readonly serverUrl: string;
  readonly subjectNameFormat: string;
  readonly keySize: number;
  readonly extendedKeyUsage: readonly string[];
  readonly validity: CertificateValidity;
}
export interface WifiPolicy extends PolicyBase {
  readonly kind: 'wifi';
  readonly ssid: string;
  readonly security: 'open' | 'wpa2-personal' | 'wpa2-enterprise';
  readonly preSharedKey: string;
  readonly connectAutomatically: boolean;
  /** Names that the RADIUS server's certificate may have, for enterprise security. */
  readonly serverNames: readonly string[];
}
export interface VpnPolicy extends PolicyBase {
  readonly kind: 'vpn';
  readonly connectionName: string;
  readonly servers: readonly string[];
  /** Native protocol of the VPNv2 CSP. */
  readonly protocol: 'IKEv2' | 'PPTP' | 'L2TP' | 'Automatic';
  readonly alwaysOn: boolean;
  readonly rememberCredentials: boolean;
}
/** A key and certificate that the certificate connector makes. */
export interface PkcsPolicy extends PolicyBase {
  readonly kind: 'pkcs';
  readonly certificationAuthority: string;
  readonly subjectNameFormat: string;
  readonly extendedKeyUsage: readonly string[];
  readonly validity: CertificateValidity;
}
/** What a hybrid device's account in Active Directory shall be like; the Intune Connector makes it. */
export interface DomainJoinPolicy extends PolicyBase {
  readonly kind: 'domain-join';
  readonly activeDirectoryDomainName: string;
  /** Distinguished name; '' for the domain's own container. */
  readonly organizationalUnit: string;
  readonly computerNameStaticPrefix: string;
  readonly computerNameSuffixRandomCharCount: number;
}
/** deviceManagementScript: the agent runs it, no page tracks it. */
export interface ScriptPolicy extends PolicyBase {
  readonly kind: 'script';
  /** Base64. */
  readonly content: string;
  readonly context: 'system' | 'user';
  readonly enforceSignatureCheck: boolean;
  readonly runAs32Bit: boolean;
}
/** Evaluated by the service; its password rules are enforced, too (facts/policies#conflicts). */
export interface CompliancePolicy extends PolicyBase {
  readonly kind: 'compliance';
  readonly source: GraphObject;
}
export type Policy =
  | SettingsPolicy
  | TrustedRootPolicy
  | ScepPolicy
  | WifiPolicy
  | VpnPolicy
  | PkcsPolicy
  | DomainJoinPolicy
  | ScriptPolicy
  | CompliancePolicy;
