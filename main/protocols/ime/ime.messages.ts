/**
 * Intune Management Extension <-> its gateway (intune-facts 2.9; names after the real shapes, call simplified).
 *
 *   PUT https://fef.msub01.manage.microsoft.com/SideCar/SideCarGatewaySessions('<guid>')?api-version=1.5
 *       GatewayRequest -> GatewayResponse (401 when the certificate is not accepted)
 */
export interface GatewayRequest {
  readonly SessionId: string;
  readonly RequestContentType: 'PolicyRequest' | 'GetContentInfo' | 'ReportStatus';
  /** DER of the MDM client certificate, base64: the caller's identity. */
  readonly ClientCertificate: string;
  readonly CheckinReason: 'ESP' | 'Scheduled';
  readonly EspPhase: 'DeviceSetup' | 'AccountSetup';
  /** JSON text by RequestContentType: '' for PolicyRequest, ContentRequest, StatusReport. */
  readonly RequestPayload: string;
}
export interface GatewayResponse {
  /** JSON text: Win32AppPolicy[], ContentInfo, or ''. */
  readonly ResponsePayload: string;
}

/** How the file, registry or product is looked for; fields as in Graph's win32LobApp rules. */
export type DetectionRule = { readonly type: string } & Readonly<Record<string, unknown>>;

export interface Win32AppPolicy {
  readonly Id: string;
  readonly Name: string;
  readonly Version: number;
  /** 1 available, 3 required, 4 uninstall. */
  readonly Intent: 1 | 3 | 4;
  /** 0 dependency, 1 user, 2 device. */
  readonly TargetType: 0 | 1 | 2;
  readonly InstallCommandLine: string;
  /** 0 user, 1 system. */
  readonly RunAs: 0 | 1;
  readonly MaxRunTimeInMinutes: number;
  readonly ReturnCodes: readonly {
    readonly ReturnCode: number;
    readonly Type: 'failed' | 'success' | 'softReboot' | 'hardReboot' | 'retry';
  }[];
  readonly DetectionRules: readonly DetectionRule[];
  readonly RequirementRules: readonly DetectionRule[];
  /** Ids of apps that must be there first. */
  readonly FlatDependencies: readonly string[];
  /** The Enrollment Status Page waits for it. */
  readonly Blocking: boolean;
  /** 'win32' or 'winget'. */
  readonly Kind: 'win32' | 'winget';
}

export interface ContentRequest {
  readonly AppId: string;
}
export interface ContentInfo {
  readonly Url: string;
  /** Bytes. */
  readonly Size: number;
}

export interface StatusReport {
  readonly AppId: string;
  readonly State: 'installed' | 'failed' | 'notApplicable';
  readonly ErrorCode: number;
}
