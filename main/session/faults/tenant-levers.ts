/** Sets faults of registration, enrolment and configuration: writes of an administrator. */
import type { FaultValues } from '../../../shared/faults/order.ts';
import type { tenantFaults } from '../../../shared/faults/tenant-faults.catalogue.ts';
import { builds } from '../../../shared/release.ts';
import { derivedId } from '../../cloud/tenant/derived-id.ts';
import type { AutopilotIdentity } from '../../cloud/directory/records.ts';
import { restoreManagedDevice } from '../../cloud/directory/restore-records.ts';
import { freshName } from '../../device/windows/identity.ts';
import { days, iso, later, milliseconds, type SimDuration } from '../../world/time.ts';
import { parseHashCsv } from '../../protocols/autopilot/hash-csv.ts';
import type { Hands, Lever, Undo } from './hands.ts';
import { all, created, identityOf, patched, unassigned, write, writeIfThere } from './hands.ts';

const management = 'deviceManagement';
const identities = `${management}/windowsAutopilotDeviceIdentities`;
const profiles = `${management}/windowsAutopilotDeploymentProfiles`;
const pages = `${management}/deviceEnrollmentConfigurations`;
const configurations = `${management}/deviceConfigurations`;
const scopes = 'policies/mobileDeviceManagementPolicies';

/** Registers the PC again, as its owner's own device. */
function registerAgain({ cloud, pc }: Hands, groupTag: string, assignedUser: string): void {
  cloud.register(parseHashCsv(pc.hardwareHashCsv(groupTag, assignedUser), 'the hardware-hash CSV of the PC'));
}

/** Intune's record of the device has to go first. */
function deregister(hands: Hands): Undo {
  const { id, managedDeviceId, groupTag, userPrincipalName } = identityOf(hands);
  if (hands.cloud.directory.managedDevices.has(managedDeviceId))
    write(hands, { method: 'DELETE', path: `${management}/managedDevices/${managedDeviceId}` });
  write(hands, { method: 'DELETE', path: `${identities}/${id}` });
  return () => registerAgain(hands, groupTag, userPrincipalName);
}

function registeredElsewhere(hands: Hands): Undo {
  const { serialNumber } = hands.pc.machine.hardware;
  const back = deregister(hands);
  const released = hands.cloud.cover((below) => ({
    ...below,
    registeredElsewhere: [...below.registeredElsewhere, serialNumber],
  }));
  return all([back, released]);
}

/** The way that the field knows: the registration goes, and the device is registered anew, with an object of its own. */
function deleteDeviceObject(hands: Hands): Undo {
  const { azureActiveDirectoryDeviceId } = identityOf(hands);
  const device = hands.cloud.directory.device(azureActiveDirectoryDeviceId);
  if (device) write(hands, { method: 'DELETE', path: `devices/${device.id}` });
  return () => {
    const registered = hands.cloud.directory.identities.size;
    if (registered > 0) deregister(hands)();
  };
}

/** The same change of every object of a collection. */
const everyOne = (
  hands: Hands,
  collection: string,
  ids: Iterable<string>,
  change: Readonly<Record<string, unknown>>,
): Undo => all([...ids].map((id) => patched(hands, `${collection}/${id}`, id, change)));

const scopeThat =
  (change: Readonly<Record<string, unknown>>): Lever =>
  (hands) =>
    everyOne(hands, scopes, hands.cloud.directory.mdmScopes.keys(), change);

const pagesThat =
  (change: (values: FaultValues) => Readonly<Record<string, unknown>>): Lever =>
  (hands, values) =>
    everyOne(hands, pages, hands.cloud.directory.espConfigurations.keys(), change(values));

const tagged = (hands: Hands, groupTag: string): void =>
  void write(hands, {
    method: 'POST',
    path: `${identities}/${identityOf(hands).id}/updateDeviceProperties`,
    body: { groupTag },
  });

const tagWrong: Lever = (hands, { tag }) => {
  const { groupTag } = identityOf(hands);
  tagged(hands, String(tag));
  return () => tagged(hands, groupTag);
};

/** Intune's record of the person who had the device before: the PC was wiped at the bench, and nobody told Intune. */
function leaveRecord({ cloud: { directory }, pc, world }: Hands, identity: AutopilotIdentity): void {
  const { now } = world.clock;
  const id = derivedId(`former record of ${identity.id}`);
  const before = (span: SimDuration): string => iso(later(now, milliseconds(-span)));
  restoreManagedDevice(
    directory,
    {
      id,
      deviceName: freshName(world.random('names of former deployments')),
      azureADDeviceId: identity.azureActiveDirectoryDeviceId,
      serialNumber: identity.serialNumber,
      manufacturer: identity.manufacturer,
      model: identity.model,
      osVersion: builds[pc.machine.release],
      userPrincipalName: '',
      deviceEnrollmentType: 'windowsAzureADJoinUsingDeviceAuth',
      enrollmentProfileName: directory.profiles.get(identity.held.profileId)?.displayName ?? '',
      complianceState: 'compliant',
      enrolledDateTime: before(days(300)),
      lastSyncDateTime: before(days(5)),
    },
    now,
  );
  const object = directory.device(identity.azureActiveDirectoryDeviceId);
  if (object) Object.assign(object, { isManaged: true, isCompliant: true });
  directory.changed.emit();
}

function blockReuse(hands: Hands): Undo {
  const identity = identityOf(hands);
  const { id } = identity;
  if (!hands.cloud.directory.managedDevices.has(identity.managedDeviceId)) leaveRecord(hands, identity);
  write(hands, {
    method: 'PATCH',
    path: `${identities}/${id}`,
    body: { userlessEnrollmentStatus: 'blocked' },
  });
  return () => writeIfThere(hands, { method: 'POST', path: `${identities}/${id}/allowNextEnrollment` });
}

const toAllDevices = [{ target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } }];

/** A policy of one's own words for all devices. */
const policy = (
  hands: Hands,
  displayName: string,
  settings: Readonly<Record<string, string | number>>,
): Undo =>
  created(hands, configurations, {
    '@odata.type': '#microsoft.graph.windows10CustomConfiguration',
    displayName,
    omaSettings: Object.entries(settings).map(([omaUri, value]) => ({
      '@odata.type': `#microsoft.graph.omaSetting${typeof value === 'number' ? 'Integer' : 'String'}`,
      displayName: omaUri.split('/').at(-1),
      omaUri,
      value,
    })),
    assignments: toAllDevices,
  });

const restart = { './Device/Vendor/MSFT/Policy/Config/Update/ManagePreviewBuilds': 1 };

function preferredDomain(hands: Hands): Undo {
  const { defaultDomain } = hands.tenant.organization;
  return policy(hands, 'Preferred domain at the sign-in', {
    './Device/Vendor/MSFT/Policy/Config/Authentication/PreferredAadTenantDomainName': defaultDomain,
    ...restart,
  });
}

/** A profile whose certificates nobody brings, until the connector works. */
function connectorOffline(hands: Hands): Undo {
  const connectors = `${management}/ndesConnectors`;
  const { id } = write(hands, {
    method: 'POST',
    path: connectors,
    body: {
      '@odata.type': '#microsoft.graph.ndesConnector',
      displayName: 'Connector of the certificates',
      state: 'inactive',
    },
  }) as { readonly id: string };
  created(hands, configurations, {
    '@odata.type': '#microsoft.graph.windows10PkcsCertificateProfile',
    displayName: 'PC certificate (PKCS)',
    certificationAuthority: `ca.${hands.tenant.organization.defaultDomain}`,
    certificationAuthorityName: 'Issuing CA',
    certificateTemplateName: 'PC',
    certificateStore: 'machine',
    subjectNameFormatString: 'CN={{AAD_Device_ID}}',
    certificateValidityPeriodScale: 'years',
    certificateValidityPeriodValue: 1,
    assignments: toAllDevices,
  });
  return () =>
    writeIfThere(hands, { method: 'PATCH', path: `${connectors}/${id}`, body: { state: 'active' } });
}

export const tenantLevers: Record<(typeof tenantFaults)[number]['id'], Lever> = {
  'not-registered': deregister,
  'registered-elsewhere': registeredElsewhere,
  'profile-missing': (hands) => unassigned(hands, profiles, [...hands.cloud.directory.profiles.keys()]),
  'preprovisioning-off': (hands) =>
    everyOne(hands, profiles, hands.cloud.directory.profiles.keys(), {
      preprovisioningAllowed: false,
      enableWhiteGlove: false,
    }),
  'group-tag-wrong': tagWrong,
  'device-reused': blockReuse,
  'device-object-deleted': deleteDeviceObject,
  'mdm-scope-none': scopeThat({ appliesTo: 'none' }),
  'second-mdm': (hands) =>
    created(hands, scopes, {
      '@odata.type': '#microsoft.graph.mobilityManagementPolicy',
      displayName: 'Another MDM',
      appliesTo: 'all',
      discoveryUrl: 'https://mdm.other.example/discovery.svc',
    }),
  'enrolment-restricted': (hands) =>
    created(hands, pages, {
      '@odata.type': '#microsoft.graph.deviceEnrollmentPlatformRestrictionsConfiguration',
      displayName: 'All users',
      priority: 0,
      deviceEnrollmentConfigurationType: 'defaultPlatformRestrictions',
      windowsRestriction: { platformBlocked: true },
    }),
  'status-page-disabled': pagesThat(() => ({ showInstallationProgress: false })),
  'status-page-missing': (hands) =>
    unassigned(
      hands,
      pages,
      [...hands.cloud.directory.espConfigurations.values()]
        .filter(({ isDefault }) => !isDefault)
        .map(({ id }) => id),
    ),
  'time-limit-short': pagesThat(({ minutes }) => ({ installProgressTimeoutInMinutes: Number(minutes) })),
  'terms-unreachable': scopeThat({ termsOfUseUrl: 'https://terms.nowhere.example/TermsofUse.aspx' }),
  'graph-throttled': ({ cloud }, { seconds }) =>
    cloud.cover((below) => ({ ...below, graphThrottled: Number(seconds) })),
  'policy-restarts': (hands) => policy(hands, 'Preview builds', restart),
  'policy-breaks-autologon': preferredDomain,
  'certificate-connector-offline': connectorOffline,
};
