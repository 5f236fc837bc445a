/**
 * Company Portal <-> Intune: what the service has on record of the device's compliance. The interface of the real
 * service is not published; address and shape are ours (facts/desktop#company-portal).
 *
 *   GET https://fef.msub01.manage.microsoft.com/StatelessIWService/DeviceStatus
 *       -> DeviceStatus (401 where no enrolment has this certificate)
 *
 * The header x-reseal-client-certificate stands for the client certificate of mutual TLS: the MDM enrolment's.
 */
export const deviceStatusUrl = 'https://fef.msub01.manage.microsoft.com/StatelessIWService/DeviceStatus';

export const complianceStates = ['compliant', 'noncompliant', 'inGracePeriod', 'unknown'] as const;

export interface DeviceStatus {
  readonly ComplianceState: (typeof complianceStates)[number];
  /** Settings that are not met, each with its policy's name. */
  readonly Unmet: readonly { readonly Policy: string; readonly Setting: string }[];
}
