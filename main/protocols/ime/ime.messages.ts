/**
 * Intune Management Extension <-> its gateway (facts/management-extension#gateway; names after the real shapes,
 * call simplified).
 *
 *   PUT https://fef.msub01.manage.microsoft.com/SideCar/SideCarGatewaySessions('<guid>')?api-version=1.5
 *       GatewayRequest -> GatewayResponse (401 when the certificate is not accepted)
 */
export type EspPhase = 'DeviceSetup' | 'AccountSetup';

export interface GatewayRequest {
  readonly SessionId: string;
  readonly RequestContentType: 'PolicyRequest' | 'GetContentInfo' | 'ReportStatus';
  /** DER of the MDM client certificate, base64: the caller's identity. */
  readonly ClientCertificate: string;
  readonly CheckinReason: 'ESP' | 'Scheduled';
  /** Outside the Enrollment Status Page one request of a signed-in user asks for both parts: 'NotInEsp'. */
  readonly EspPhase: EspPhase | 'NotInEsp';
  /** JSON text by RequestContentType: '' for PolicyRequest, ContentRequest, StatusReport. */
  readonly RequestPayload: string;
}
export interface GatewayResponse extends PhaseResponse {
  /** With a PolicyRequest of 'NotInEsp': the user's part, beside the device's. */
  readonly AccountSetup?: PhaseResponse;
}

export interface PhaseResponse {
  /** JSON text: Win32AppPolicy[], ContentInfo, or ''. */
  readonly ResponsePayload: string;
  /** With a PolicyRequest: PowerShell scripts of the phase. They run once each, and no page tracks them. */
  readonly Scripts?: readonly ScriptPolicy[];
}

/** A deviceManagementScript as the agent gets it. */
export interface ScriptPolicy {
  readonly Id: string;
  readonly Name: string;
  /** Base64 of the script. */
  readonly Body: string;
  /** 0 user, 1 system. */
  readonly RunAs: 0 | 1;
  readonly EnforceSignatureCheck: boolean;
  readonly RunAs32Bit: boolean;
  /** The script is not really run: a sealed ScriptConduct. */
  readonly Conduct?: string;
}

/** How a program behaves at some times: all conditions that an episode names must hold. */
export interface Conditions {
  readonly attempt?: number;
  readonly part?: 'technician' | 'user';
  readonly afterRestart?: boolean;
  readonly afterMinutes?: number;
}

interface ScriptRun {
  readonly runSeconds?: number;
  readonly exitCode?: number;
  readonly output?: string;
  /** It never ends by itself. */
  readonly hangs?: boolean;
  /** It restarts the PC itself. */
  readonly restarts?: boolean;
}

/** How a script behaves: 20 s and exit code 0 where nothing is said. */
export interface ScriptConduct extends ScriptRun {
  readonly episodes?: readonly (Conditions & ScriptRun)[];
}

/**
 * How the file, registry or product is looked for; fields as in Graph's win32LobApp rules. A script rule may
 * carry `declaredAnswer`, a sealed ScriptAnswer: what its script would say on this PC.
 */
export type DetectionRule = { readonly type: string } & Readonly<Record<string, unknown>>;

/** What a script that is not really run says: it counts as "yes" with exit code 0 and something on STDOUT. */
export interface ScriptAnswer {
  readonly exitCode: number;
  readonly output: string;
}

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
  /** Those of FlatDependencies that are only looked for, not installed (dependencyType 'detect'). */
  readonly DetectOnly?: readonly string[];
  /** The Enrollment Status Page waits for it. */
  readonly Blocking: boolean;
  /** The page waits until it has been tried, whatever comes of it. */
  readonly Awaited?: true;
  /** 'win32' or 'winget'. */
  readonly Kind: 'win32' | 'winget';
  /** Of a WinGet app: by which the store's source knows it. Its content is no business of the gateway. */
  readonly PackageIdentifier?: string;
  /** For Intent 4, and for an app that a superseding one takes away first. */
  readonly UninstallCommandLine?: string;
  /**
   * Apps that this one supersedes: their policies are in the list too, with TargetType 0 unless they are
   * aimed at somebody themselves. 'replace': uninstalled, and not detected any more, before this one installs.
   */
  readonly Supersedes?: readonly { readonly Id: string; readonly Type: 'update' | 'replace' }[];
  /** What a restart that the installer asks for leads to; 'basedOnReturnCode' where it is left out. */
  readonly DeviceRestartBehavior?: 'basedOnReturnCode' | 'allow' | 'suppress' | 'force';
}

export interface ContentRequest {
  readonly AppId: string;
}
export interface ContentInfo {
  readonly Url: string;
  /** Bytes. */
  readonly Size: number;
  /** SHA-256 of the file, hex: the package's `fileHash` must be the same where both tell it. */
  readonly FileHash?: string;
}

export interface StatusReport {
  /** Id of the app, or of the script. */
  readonly AppId: string;
  /** A script that ended with 0 is 'installed'. */
  readonly State: 'installed' | 'failed' | 'notApplicable' | 'uninstalled' | 'uninstallFailed';
  readonly ErrorCode: number;
  /** The installer's own; left out where none has run. */
  readonly ExitCode?: number;
}
