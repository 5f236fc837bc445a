/** Sets faults of people, of the company's own servers and of the PC's power. */
import type { hybridFaults } from '../../../shared/faults/hybrid-faults.catalogue.ts';
import type { FaultValues } from '../../../shared/faults/order.ts';
import type { powerFaults } from '../../../shared/faults/power-faults.catalogue.ts';
import type { signInFaults } from '../../../shared/faults/sign-in-faults.catalogue.ts';
import type { OnPremisesSettings } from '../../cloud/settings/on-premises-settings.ts';
import { listOf, textOf } from '../../cloud/tenant/graph-object.ts';
import { minutes, seconds } from '../../world/time.ts';
import { userOf } from './choices.ts';
import type { Lever } from './hands.ts';
import { all, created, LeverRefused, patched, unassigned, write, writeIfThere } from './hands.ts';
import { outside } from './network-levers.ts';

const companyThat =
  (change: (values: FaultValues) => Partial<OnPremisesSettings>): Lever =>
  ({ cloud }, values) =>
    cloud.cover((below) => ({ ...below, onPremises: { ...below.onPremises, ...change(values) } }));

export const hybridLevers: Record<(typeof hybridFaults)[number]['id'], Lever> = {
  'connector-offline': companyThat(() => ({ connector: 'offline' })),
  'connector-no-rights': companyThat(() => ({ connector: 'no-rights' })),
  'connector-quota': companyThat(() => ({ connector: 'quota-reached' })),
  'domain-join-profile-missing': (hands) =>
    unassigned(
      hands,
      'deviceManagement/deviceConfigurations',
      [...hands.cloud.directory.policies.values()]
        .filter(({ kind }) => kind === 'domain-join')
        .map(({ id }) => id),
    ),
  'outside-the-office': outside,
  'sync-late': companyThat(({ minutes: span }) => ({ syncInterval: minutes(Number(span)) })),
  'sync-stopped': companyThat(() => ({ syncInterval: null })),
  'connection-point-missing': companyThat(() => ({ serviceConnectionPoint: false })),
};

const licenceMissing: Lever = (hands, values) => {
  const user = userOf(hands, values['user']);
  const licences = listOf(user.source, 'assignedLicenses');
  if (!user.intuneLicence)
    throw new LeverRefused(`${user.userPrincipalName} has no licence with Intune already`);
  const path = `users/${user.id}/assignLicense`;
  const removeLicenses = licences.map((licence) => textOf(licence, 'skuId'));
  write(hands, { method: 'POST', path, body: { addLicenses: [], removeLicenses } });
  return () =>
    writeIfThere(hands, { method: 'POST', path, body: { addLicenses: licences, removeLicenses: [] } });
};

const phoneThat: Lever = ({ cloud, pc: { levers } }, { answer }) => {
  const before = levers.secondFactor;
  const said = answer === 'deny' || answer === 'none' ? answer : 'approve';
  levers.secondFactor = { answer: said, after: seconds(15) };
  return all([
    () => (levers.secondFactor = before),
    cloud.cover((below) => ({ ...below, asksEverybodyForMfa: true })),
  ]);
};

export const signInLevers: Record<(typeof signInFaults)[number]['id'], Lever> = {
  'licence-missing': licenceMissing,
  'user-disabled': (hands, values) => {
    const { id } = userOf(hands, values['user']);
    return patched(hands, `users/${id}`, id, { accountEnabled: false });
  },
  'access-blocked': (hands) =>
    created(hands, 'identity/conditionalAccess/policies', {
      '@odata.type': '#microsoft.graph.conditionalAccessPolicy',
      displayName: 'Block everybody',
      state: 'enabled',
      conditions: {
        users: { includeUsers: ['All'] },
        applications: { includeApplications: ['All'] },
        clientAppTypes: ['all'],
      },
      grantControls: { operator: 'OR', builtInControls: ['block'] },
    }),
  'device-limit': (hands) => {
    const path = 'policies/deviceRegistrationPolicy';
    const before = hands.cloud.directory.joinPolicy.userDeviceQuota;
    write(hands, { method: 'PATCH', path, body: { userDeviceQuota: 0 } });
    return () =>
      writeIfThere(hands, { method: 'PATCH', path, body: { userDeviceQuota: before ?? undefined } });
  },
  'number-match': phoneThat,
  'sign-in-assistant-disabled': ({ pc }) => pc.levers.disableService('wlidsvc'),
};

export const powerLevers: Record<(typeof powerFaults)[number]['id'], Lever> = {
  'battery-empty': ({ pc: { levers } }) => {
    levers.power = false;
    return () => (levers.power = true);
  },
};
