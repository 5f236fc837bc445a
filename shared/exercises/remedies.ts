/** What a trainee can ask for, in the words of a help desk, and which faults of the catalogue each sets right. */
import type { FaultId } from '../faults/index.ts';

export interface Remedy {
  readonly id: string;
  /** What is to be done, for a list. */
  readonly words: string;
  readonly mends: readonly FaultId[];
}

const remedy = <const Id extends string>(id: Id, words: string, ...mends: readonly FaultId[]) => ({
  id,
  words,
  mends,
});

export const remedies = [
  remedy(
    'open-host',
    'Have the host opened on the firewall',
    'host-blocked',
    'attestation-blocked',
    'agent-blocked',
    'content-blocked',
    'ek-host-blocked',
  ),
  remedy('mend-name-server', 'Have the name server mended', 'name-not-resolved'),
  remedy('stop-inspection', 'Have the hosts taken out of TLS inspection', 'tls-inspection'),
  remedy('pass-proxy', 'Have the hosts let through the proxy without a sign-in', 'proxy-authenticates'),
  remedy('other-network', 'Sign in to the portal, or take another network', 'captive-portal', 'wifi-lost'),
  remedy('faster-line', 'Use a faster line or a cache', 'slow-line'),
  remedy('plug-cable', 'Plug a cable in', 'cable-pulled', 'wifi-lost'),
  remedy('set-clock', 'Set the PC’s clock', 'clock-wrong'),
  remedy(
    'mend-package',
    'Have the app’s package mended: install command, silent switches',
    'app-fails',
    'app-hangs',
    'app-restarts',
    'dependency-fails',
  ),
  remedy('correct-detection', 'Have the app’s detection rule corrected', 'app-not-detected', 'restart-loop'),
  remedy('upload-again', 'Have the app’s package uploaded again', 'app-hash-mismatch'),
  remedy('free-disk', 'Clear the disk, or take the app out of the set-up', 'disk-full'),
  remedy('find-what-is-common', 'Find what all the apps have in common', 'apps-fail'),
  remedy('one-kind-of-installer', 'Have all apps packaged for one kind of installer', 'mixed-installers'),
  remedy('mend-script', 'Have the script mended', 'script-hangs', 'script-fails'),
  remedy(
    'update-firmware',
    'Install the TPM firmware of the PC’s maker',
    'tpm-firmware-vulnerable',
    'tpm-hangs',
    'aik-unknown-authority',
    'aik-refuses',
    'tpm-ticket-refused',
  ),
  remedy('exchange-mainboard', 'Have the maker exchange the mainboard', 'ek-certificate-missing'),
  remedy(
    'wait-for-service',
    'Wait until the service is well, then retry',
    'aik-unavailable',
    'aik-silent',
    'aik-refuses',
  ),
  remedy('ask-graph-less', 'Wait as long as Graph says, and ask it less often', 'graph-throttled'),
  remedy('register', 'Register the device by its hardware hash', 'not-registered', 'device-object-deleted'),
  remedy('release-elsewhere', 'Have the other tenant release the device', 'registered-elsewhere'),
  remedy('assign-profile', 'Assign a deployment profile to the device’s group', 'profile-missing'),
  remedy('allow-pre-provisioning', 'Allow pre-provisioning in the profile', 'preprovisioning-off'),
  remedy('correct-group-tag', 'Correct the device’s group tag', 'group-tag-wrong'),
  remedy('unblock-device', 'Delete the device’s Intune record, or unblock the device', 'device-reused'),
  remedy('set-mdm-scope', 'Set the MDM user scope of Microsoft Intune', 'mdm-scope-none'),
  remedy('one-mdm', 'Leave one MDM application with a user scope', 'second-mdm'),
  remedy('allow-enrolment', 'Allow Windows in the enrolment restrictions', 'enrolment-restricted'),
  remedy(
    'show-status-page',
    'Assign the status page, and have it shown',
    'status-page-disabled',
    'status-page-missing',
  ),
  remedy('longer-limit', 'Set a longer time limit of the status page', 'time-limit-short', 'slow-line'),
  remedy('restore-mdm-urls', 'Restore the default MDM URLs', 'terms-unreachable'),
  remedy(
    'aim-policy',
    'Aim the policy at users, or exclude the device',
    'policy-restarts',
    'policy-breaks-autologon',
  ),
  remedy('start-certificate-connector', 'Start the certificate connector', 'certificate-connector-offline'),
  remedy('start-connector', 'Start the Intune Connector for Active Directory', 'connector-offline'),
  remedy(
    'delegate-rights',
    'Delegate the creation of computer objects to the connector',
    'connector-no-rights',
    'connector-quota',
  ),
  remedy('assign-domain-join', 'Assign a domain join profile', 'domain-join-profile-missing'),
  remedy(
    'reach-domain-controller',
    'Bring the PC where it reaches a domain controller',
    'outside-the-office',
  ),
  remedy('start-sync', 'Start a cycle of Entra Connect', 'sync-stopped', 'sync-late'),
  remedy('create-connection-point', 'Create the service connection point', 'connection-point-missing'),
  remedy('assign-licence', 'Assign a licence with Intune to the user', 'licence-missing'),
  remedy('enable-account', 'Enable the user’s account', 'user-disabled'),
  remedy('change-access-policy', 'Change the Conditional Access policy', 'access-blocked'),
  remedy('raise-device-limit', 'Raise the device limit, or delete devices of the user', 'device-limit'),
  remedy('answer-phone', 'Have the phone at hand, or a Temporary Access Pass', 'number-match'),
  remedy('enable-service', 'Enable the service in the image', 'sign-in-assistant-disabled'),
  remedy('plug-charger', 'Plug the charger in', 'battery-empty'),
] as const satisfies readonly Remedy[];

export type RemedyId = (typeof remedies)[number]['id'];

const byId = new Map<string, Remedy>(remedies.map((one) => [one.id, one]));

export const remedyById = (id: string): Remedy | undefined => byId.get(id);

/** Whether the remedy sets the fault right. */
export const mends = (id: string, fault: string): boolean =>
  (byId.get(id)?.mends as readonly string[] | undefined)?.includes(fault) ?? false;

/** Faults that are blocked hosts by another name: who says "host blocked" is right as well. */
const blockedHosts: readonly FaultId[] = [
  'attestation-blocked',
  'agent-blocked',
  'content-blocked',
  'ek-host-blocked',
];

/** Whether a cause from the list is the fault that is set. */
export const names = (cause: string, fault: string): boolean =>
  cause === fault || (cause === 'host-blocked' && blockedHosts.some((one) => one === fault));
