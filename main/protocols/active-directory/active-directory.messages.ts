/**
 * A member of an Active Directory domain <-> its domain controller. The controller is found under the name of
 * its DNS record; a PC outside the company's network does not resolve it. The protocols themselves (NetLogon
 * ping, Kerberos, LDAP) are binary: what they say travels as JSON here.
 *
 *   GET  http://_ldap._tcp.dc._msdcs.<domain>/              DomainControllerInfo
 *   POST http://<controller>/kerberos/as                    LogonRequest -> Logon | KerberosError (401)
 *   GET  http://<controller>/ldap/service-connection-point  ServiceConnectionPoint, or 404
 *   PUT  http://<controller>/ldap/computers/<name>          ComputerUpdate -> ComputerObject, or 401
 */

/** The name that leads to a controller of the domain. */
export const locatorName = (domain: string): string => `_ldap._tcp.dc._msdcs.${domain.toLowerCase()}`;

/** What the locator tells (DOMAIN_CONTROLLER_INFO). */
export interface DomainControllerInfo {
  /** DNS name. */
  readonly DomainControllerName: string;
  readonly DomainName: string;
  readonly DomainGuid: string;
  readonly DcSiteName: string;
}

/** The member that speaks, by the secret of its account. */
export interface MemberProof {
  /** Without '$'. */
  readonly computer: string;
  readonly machinePassword: string;
}

export interface LogonRequest extends MemberProof {
  /** As typed: 'DOMAIN\user', 'user@domain' or 'user'. */
  readonly userName: string;
  /** Proof of the password (shared/session/secrets.ts): the password itself never comes here. */
  readonly proof: string;
}

/** What a logon brings of the person. */
export interface Logon {
  readonly sAMAccountName: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly objectSid: string;
  /** NetBIOS name of the domain. */
  readonly domain: string;
}

/** RFC 4120 7.5.9: 6 unknown user, 7 unknown computer, 18 disabled, 24 wrong password. */
export interface KerberosError {
  readonly error_code: 6 | 7 | 18 | 24;
}

/** Where the members of the domain register: the SCP that Entra Connect writes. */
export interface ServiceConnectionPoint {
  readonly azureADName: string;
  readonly azureADId: string;
}

/** A member writes the certificate that Entra Connect will synchronise (Base64 of DER). */
export interface ComputerUpdate extends MemberProof {
  readonly userCertificate: string;
}

export interface ComputerObject {
  readonly objectGUID: string;
  readonly objectSid: string;
}
