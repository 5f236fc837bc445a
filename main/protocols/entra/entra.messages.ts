/**
 * Device <-> Entra ID (facts/entra-join#device-registration; facts/attestation#steps). Tokens are JWTs signed
 * ES256 by the virtual Entra.
 *
 *   GET  https://login.microsoftonline.com/common/userrealm/<upn>?api-version=2.1     -> UserRealm
 *   GET  https://login.microsoftonline.com/<tenant domain>/branding                     -> TenantBranding
 *   POST https://login.microsoftonline.com/<tenant id>/oauth2/token                     TokenRequest -> TokenResponse | TokenError (400)
 *   POST https://sts.<domain>/adfs/ls                                  { username, proof } -> FederatedAssertion | 401
 *   POST https://enterpriseregistration.windows.net/EnrollmentServer/device/?api-version=2.0   JoinRequest -> JoinResponse | JoinError
 *   PUT  https://enterpriseregistration.windows.net/EnrollmentServer/device/<device id>?api-version=2.0   HybridJoinRequest -> JoinResponse | JoinError
 */
export interface UserRealm {
  readonly NameSpaceType: 'Managed' | 'Federated' | 'Unknown';
  readonly DomainName: string;
  readonly TenantId: string;
  /** As GetCredentialType tells it: 0 for a user who is there, 1 for nobody. Left out where the tenant cannot know. */
  readonly IfExistsResult?: 0 | 1;
  /** Where users of a federated domain sign in; left out for others. */
  readonly AuthURL?: string;
  /** The user has a Temporary Access Pass, which is asked for in the password's place. */
  readonly HasAccessPass?: true;
}

/** What the organisation's own sign-in gives to somebody who has signed in there. */
export interface FederatedAssertion {
  readonly assertion: string;
}

export interface TenantBranding extends BrandingTexts {
  readonly displayName: string;
  /** By language tag, lower case; left out where there is none. */
  readonly localizations?: Readonly<Record<string, BrandingTexts>>;
}

/** Pictures by the digest of their content: they are not sent through the simulated network. */
interface BrandingTexts {
  readonly signInPageText?: string;
  readonly usernameHintText?: string;
  readonly backgroundColor?: string;
  readonly privacyText?: string;
  readonly termsText?: string;
  readonly logo?: string;
  readonly background?: string;
}

/** Who asks for a person's token: the broker, for a join or a work account; or Windows' own logon. */
export const entraClients = {
  broker: '29d9ed98-a469-4536-ade2-f981bc1d605e',
  windowsSignIn: '38aa3b87-a06d-4817-b275-7a316988d93b',
} as const;
export type EntraClient = (typeof entraClients)[keyof typeof entraClients];

export type TokenRequest =
  | { readonly grant_type: 'device_ticket'; readonly device_ticket: string; readonly resource: TokenResource }
  | {
      readonly grant_type: 'password';
      readonly client_id: EntraClient;
      readonly username: string;
      readonly proof: string;
      /** The person's phone has approved. */
      readonly second_factor?: 'approved';
      /** A new password takes the old one's place; what it is, nobody is told. */
      readonly new_password?: 'given';
      readonly resource: TokenResource;
    }
  /** A Temporary Access Pass. */
  | {
      readonly grant_type: 'access_pass';
      readonly username: string;
      readonly proof: string;
      readonly resource: TokenResource;
    }
  /** A security key (FIDO2) names its user, and proves two factors at once. */
  | { readonly grant_type: 'security_key'; readonly user_handle: string; readonly resource: TokenResource }
  /** What the organisation's own sign-in gave. */
  | {
      readonly grant_type: 'assertion';
      readonly assertion: string;
      readonly second_factor?: 'approved';
      readonly resource: TokenResource;
    }
  /** A joined device asks for a token of its own, by a signature of its device key. */
  | {
      readonly grant_type: 'device_certificate';
      readonly certificate: string;
      readonly timestamp: string;
      readonly signature: string;
      readonly resource: TokenResource;
    }
  | {
      readonly grant_type: 'refresh_token';
      readonly refresh_token: string;
      readonly resource: TokenResource;
    };

/** 'urn:ms-drs:enterpriseregistration.windows.net' for the join, 'https://enrollment.manage.microsoft.com/' for MDM. */
export type TokenResource =
  | 'urn:ms-drs:enterpriseregistration.windows.net'
  | 'https://enrollment.manage.microsoft.com/';

export interface TokenResponse {
  readonly token_type: 'Bearer';
  readonly access_token: string;
  readonly expires_in: number;
  /** Present for people, absent for devices. */
  readonly refresh_token?: string;
  readonly user?: { readonly id: string; readonly userPrincipalName: string; readonly displayName: string };
}

/** error_codes of Entra (entra-errors.ts). */
export interface TokenError {
  readonly error: 'invalid_grant' | 'invalid_request' | 'unauthorized_client';
  readonly error_codes: readonly number[];
  readonly error_description: string;
}

/** Claims of the access tokens. */
export interface AccessClaims {
  readonly aud: string;
  readonly iss: string;
  /** Seconds since 1970. */
  readonly iat: number;
  readonly exp: number;
  readonly tid: string;
  /** 'device' tokens name the device, 'user' tokens the person (and the device once joined). */
  readonly idtyp: 'user' | 'device';
  readonly upn?: string;
  readonly oid?: string;
  readonly deviceid?: string;
  readonly ztdid?: string;
  /** Maker and firmware of the TPM behind a device's ticket: 'IFX 7.85'. */
  readonly tpm?: string;
}

export interface JoinRequest {
  readonly accessToken: string;
  readonly CertificateRequest: { readonly Type: 'pkcs10'; readonly Data: string };
  /** TPMT_PUBLIC of the transport key, base64. */
  readonly TransportKey: string;
  readonly TargetDomain: string;
  readonly DeviceType: 'Windows';
  readonly OSVersion: string;
  readonly DeviceDisplayName: string;
  /** 0 join, 6 hybrid. */
  readonly JoinType: 0 | 6;
}

/** A member of an Active Directory domain registers the device object that Entra Connect has brought. */
export interface HybridJoinRequest {
  readonly CertificateRequest: JoinRequest['CertificateRequest'];
  readonly ServerAdJoinData: Pick<
    JoinRequest,
    'TransportKey' | 'TargetDomain' | 'DeviceType' | 'OSVersion' | 'DeviceDisplayName'
  > & {
    readonly SourceDomainController: string;
    readonly TargetDomainId: string;
    readonly ClientIdentity: {
      readonly Type: 'sha256signed';
      readonly Sid: string;
      /** '<sid>.<ISO 8601>.<signature, Base64url>', by the key of the computer's userCertificate. */
      readonly SignedBlob: string;
    };
  };
}

export interface JoinResponse {
  readonly Certificate: { readonly Thumbprint: string /** DER, base64. */; readonly RawBody: string };
  readonly User: { readonly Upn: string };
  readonly DeviceId: string;
  readonly MdmUrls: {
    readonly enrollment: string;
    readonly termsOfUse: string;
    readonly compliance: string;
  } | null;
  /**
   * MDM applications that cover the joiner. With several there are no MdmUrls, and the PC shows 0xC1036501
   * (facts/enrolment#mdm-addresses); left out where there is one or none.
   */
  readonly MdmConfigurations?: number;
}

/** `code` is the HRESULT the client shows, e.g. 0x801C03F3. */
export interface JoinError {
  readonly ErrorType: string;
  readonly Message: string;
  readonly code: number;
}
