/**
 * Joining Entra ID and finding its MDM service (facts/error-codes#join-and-enrolment, the codes that are not
 * MENROLL_E_*).
 */
import type { ErrorEntry, Place } from './error-entry.ts';

const deviceFlows: readonly Place[] = ['technician', 'self-deploying'];
const bothFlows: readonly Place[] = ['technician', 'user'];

const severalServices = 'The tenant has more than one MDM application for this device in its Entra settings.';
const keepOne = 'Keep one MDM application with a scope, and set the scope of all others to None.';

export const joinErrors: readonly ErrorEntry[] = [
  {
    code: '0xC1036501',
    name: null,
    where: deviceFlows,
    step: 'aad-discovery',
    cause: severalServices,
    remedy: keepOne,
    confirmed: true,
  },
  {
    code: '0x81036501',
    name: null,
    where: ['technician'],
    step: 'aad-discovery',
    cause: `${severalServices} The same condition as 0xC1036501, spelt as an HRESULT.`,
    remedy: keepOne,
    confirmed: true,
  },
  {
    code: '0x801C0002',
    name: 'DSREG_E_DEVICE_AUTHENTICATION_ERROR',
    where: ['user'],
    step: 'aad-join',
    cause: 'The device registration service did not accept who is asking.',
    remedy: 'Read the sub-code in the User Device Registration log and act on that.',
    confirmed: true,
  },
  {
    code: '0x801C0003',
    name: 'DSREG_E_DEVICE_AUTHORIZATION_ERROR',
    where: ['user'],
    step: 'aad-join',
    cause: 'The user may not join devices to Entra ID, or has as many joined as one user may have.',
    remedy: 'Let the user join devices, raise the limit, or delete devices that are no longer used.',
    confirmed: true,
  },
  {
    code: '0x801C0006',
    name: 'DSREG_E_DEVICE_INTERNALSERVICE_ERROR',
    where: ['user'],
    step: 'aad-join',
    cause: 'The device registration service failed.',
    remedy: 'Try again later.',
    confirmed: true,
  },
  {
    code: '0x801C001D',
    name: 'DSREG_AUTOJOIN_ADCONFIG_READ_FAILED',
    where: ['user'],
    step: 'aad-join',
    cause: 'Hybrid join: the service connection point could not be read from Active Directory (event 220).',
    remedy: 'Check that the service connection point exists and that a domain controller can be reached.',
    confirmed: true,
  },
  {
    code: '0x801C03ED',
    name: null,
    where: ['user'],
    step: 'aad-join',
    cause: 'The tenant’s rules deny this user the join.',
    remedy: 'Look through the device settings of Entra ID.',
    confirmed: false,
  },
  {
    code: '0x801C03F2',
    name: 'DSREG_E_DIRECTORY_FAILURE',
    where: ['user'],
    step: 'aad-join',
    cause: 'Hybrid join: the directory knows no such device, as while its object waits to be synchronised.',
    remedy: 'Wait for the next synchronisation, or start one.',
    confirmed: true,
  },
  {
    code: '0x801C03F3',
    name: null,
    where: bothFlows,
    step: 'aad-join',
    cause: 'The Entra device object that came with the registration was deleted.',
    remedy: 'Remove the device from Intune and from Windows Autopilot, then register it again.',
    confirmed: true,
  },
  {
    code: '0x801C044F',
    name: null,
    where: ['user'],
    cause: 'The user passed over the set-up of Windows Hello.',
    remedy: 'Nothing to do.',
    confirmed: true,
  },
  {
    code: '0x8007064C',
    name: 'ERROR_INSTALL_SOURCE_ABSENT',
    where: ['user'],
    step: 'mdm-enrolment',
    cause: 'The PC is enrolled already, or an earlier enrolment left its certificate behind.',
    remedy: 'Remove the left-over certificate and the device’s old record.',
    confirmed: true,
  },
  {
    code: '0x80CF4017',
    name: null,
    where: ['user'],
    step: 'mdm-enrolment',
    cause: 'The former Intune client for PCs wants an update.',
    remedy: 'Remove that client: it is no longer in use.',
    confirmed: true,
  },
  {
    code: null,
    message: 'That username looks like it belongs to another organization.',
    name: null,
    where: ['user'],
    step: 'sign-in',
    cause: 'The device is registered in another tenant than the user’s.',
    remedy:
      'Sign in with an account of the tenant that the device’s profile names, or move the registration.',
    confirmed: true,
  },
  {
    code: null,
    message: 'Can’t connect to the URL of your organization’s MDM terms of use.',
    name: null,
    where: ['user'],
    step: 'mdm-enrolment',
    cause: 'The terms-of-use address in the tenant’s MDM settings is wrong.',
    remedy: 'Put the MDM addresses back to their defaults.',
    confirmed: true,
  },
];
