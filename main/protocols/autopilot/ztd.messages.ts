/**
 * Device <-> Autopilot deployment service. Paths are ours; hosts, codes and the profile's shape are the real
 * ones (facts/autopilot-service#asking-for-the-profile, facts/network-hosts#hosts).
 *
 *   POST https://login.live.com/ppsecure/deviceaddcredential.srf   DeviceCredentialRequest -> DeviceCredential
 *   POST https://ztd.dds.microsoft.com/profile                     ProfileRequest -> AutopilotProfile | ZtdError (404)
 *   POST https://cs.dds.microsoft.com/attestation/nonce            NonceRequest -> Nonce
 *   POST https://cs.dds.microsoft.com/attestation/ticket           TicketRequest -> Ticket | ZtdError (403; 401: the PC's clock is off)
 */
export interface DeviceCredentialRequest {
  readonly hardwareHash: string;
}
export interface DeviceCredential {
  /** JWT of the device's anonymous account, audience ztd.dds.microsoft.com. */
  readonly deviceToken: string;
}

export interface ProfileRequest {
  /** Base64 of the OA block. */
  readonly hardwareHash: string;
  readonly deviceToken: string;
}

export const ZtdErrors = {
  ZtdDeviceAlreadyAssigned: 806,
  ZtdDeviceIsNotRegistered: 807,
  ZtdDeviceAssignedToOtherTenant: 808,
  ZtdDeviceHasNoAssignedProfile: 815,
  ZtdSerialNumberMismatch: 908,
} as const;
export type ZtdErrorName = keyof typeof ZtdErrors;

export interface ZtdError {
  readonly errorCode: number;
  readonly errorName: string;
  readonly message: string;
}

export interface NonceRequest {
  readonly ztdRegistrationId: string;
}
/** `nonce` is base64, 20 bytes; it becomes the quote's qualifyingData. */
export interface Nonce {
  readonly nonce: string;
}

/** Proof of identity with the attestation key. Binary fields are base64. */
export interface TicketRequest {
  readonly ztdRegistrationId: string;
  readonly hardwareHash: string;
  readonly nonce: string;
  /** X.509 DER of the AIK certificate. */
  readonly aikCertificate: string;
  /** TPMS_ATTEST of TPM2_Quote over SHA-256 PCRs 0-7 and 11, and its TPMT_SIGNATURE. */
  readonly quote: string;
  readonly signature: string;
  /** The TCG event log. */
  readonly eventLog: string;
  /** When the PC asks, by its own clock; ISO 8601. */
  readonly time: string;
}
/** `deviceTicket` is a JWT that Entra takes for a device token (grant_type 'device_ticket'). */
export interface Ticket {
  readonly deviceTicket: string;
  readonly serverKeyState: number;
}
