/**
 * HRESULTs that are no Win32 error, by their symbols (winerror.h, wininet.h; "MDM registration constants",
 * learn.microsoft.com/windows/win32/mdmreg/mdm-registration-constants). What Microsoft publishes without a symbol has
 * a name in plain words. What each code means to a person says the catalogue of shared/errors.
 */
import { hresult } from './hresult.ts';

export const HResults = {
  // Keys, certificates and content.
  /** No such key, or the TPM does not take it: cleared, or another TPM. */
  NTE_BAD_KEYSET: hresult(0x80090016),
  /** How the platform crypto provider tells of the TPM's lockout. */
  NTE_AUTHENTICATION_IGNORED: hresult(0x80090031),
  NTE_DEVICE_NOT_READY: hresult(0x80090030),
  CRYPT_E_HASH_VALUE: hresult(0x80091007),
  CRYPT_E_ASN1_BADTAG: hresult(0x8009310b),
  CERT_E_EXPIRED: hresult(0x800b0101),

  // The network.
  /** The network page's own code for a PC without Internet. */
  noInternet: hresult(0x800c0003),
  HTTP_E_STATUS_UNEXPECTED: hresult(0x80190001),

  // Windows Management Instrumentation.
  WBEM_E_INVALID_CLASS: hresult(0x80041010),

  // The configuration manager, which gives a command to its provider.
  CFGMGR_E_NODENOTFOUND: hresult(0x86000002),
  CFGMGR_E_COMMANDNOTALLOWED: hresult(0x86000005),

  // Autopilot's client.
  E_AUTOPILOT_CLIENT_TPM_MAX_ATTESTATION_RETRY_EXCEEDED: hresult(0x81039001),
  /** The TPM's firmware has a known vulnerability. */
  vulnerableTpmFirmware: hresult(0x81039024),
  /** No symbol is published: Apps of account setup failed or came too late. */
  accountAppsFailed: hresult(0x81036502),

  // The token broker.
  /** Somebody must sign in first. */
  interactionRequired: hresult(0xcaa10001),

  // Device registration with Entra ID.
  DSREG_E_DEVICE_AUTHENTICATION_ERROR: hresult(0x801c0002),
  DSREG_E_DEVICE_AUTHORIZATION_ERROR: hresult(0x801c0003),
  DSREG_AUTOJOIN_ADCONFIG_READ_FAILED: hresult(0x801c001d),
  /** TPM attestation failed: the proof, or the ticket that came of it, was not taken. */
  attestationRefused: hresult(0x801c03ea),
  DSREG_E_DIRECTORY_FAILURE: hresult(0x801c03f2),
  /** The device object that the Autopilot service names is gone. */
  deviceObjectMissing: hresult(0x801c03f3),
  /** The user passed over the set-up of Windows Hello. */
  helloSkipped: hresult(0x801c044f),

  // MDM enrolment.
  MENROLL_E_DEVICE_MESSAGE_FORMAT_ERROR: hresult(0x80180001),
  MENROLL_E_DEVICE_AUTHENTICATION_ERROR: hresult(0x80180002),
  MENROLL_E_DEVICE_AUTHORIZATION_ERROR: hresult(0x80180003),
  MENROLL_E_DEVICE_CERTIFICATEREQUEST_ERROR: hresult(0x80180004),
  MENROLL_E_DEVICE_CONFIGMGRSERVER_ERROR: hresult(0x80180005),
  MENROLL_E_DEVICE_INTERNALSERVICE_ERROR: hresult(0x80180006),
  MENROLL_E_DEVICE_INVALIDSECURITY_ERROR: hresult(0x80180007),
  MENROLL_E_DEVICE_UNKNOWN_ERROR: hresult(0x80180008),
  MENROLL_E_DISCOVERY_SEC_CERT_DATE_INVALID: hresult(0x8018000d),
  MENROLL_E_CONNECTIVITY: hresult(0x80180010),
  MENROLL_E_INVALIDSSLCERT: hresult(0x80180012),
  MENROLL_E_DEVICECAPREACHED: hresult(0x80180013),
  MENROLL_E_DEVICENOTSUPPORTED: hresult(0x80180014),
  MENROLL_E_NOT_SUPPORTED: hresult(0x80180015),
  MENROLL_E_NOTELIGIBLETORENEW: hresult(0x80180016),
  MENROLL_E_INMAINTENANCE: hresult(0x80180017),
  MENROLL_E_USER_LICENSE: hresult(0x80180018),
  MENROLL_E_ENROLLMENTDATAINVALID: hresult(0x80180019),
  /** What Windows Home ends with, among others. */
  MENROLL_E_PROV_CSP_MISC: hresult(0x80180022),
  MENROLL_E_CERTPOLICY_PRIVATEKEYCREATION_FAILED: hresult(0x80180027),
  MENROLL_E_CERTAUTH_FAILED_TO_FIND_CERT: hresult(0x80180028),
  /** The person cancelled: the terms of use were declined. */
  enrolmentCancelled: hresult(0x8018002a),
  mdmNotConfigured: hresult(0x80180031),
  /** Entra ID names several MDM configurations. */
  severalMdmConfigurations: hresult(0xc1036501),

  // Intune's agent.
  dependencyFailed: hresult(0x87d00215),
  supersedenceConflict: hresult(0x87d00216),
  notDetectedAfterInstall: hresult(0x87d1041c),
  stillDetectedAfterUninstall: hresult(0x87d1041d),
  wrongContentHash: hresult(0x87d30004),
  contentInfoFailed: hresult(0x87d30065),
  contentNotUnpacked: hresult(0x87d30067),
  contentDownloadFailed: hresult(0x87d30068),
  contentDownloadTimedOut: hresult(0x87d3006a),
  maxRunTimePassed: hresult(0x87d300c9),
} as const;
