/** The set-up: all its flows in one table of states. */
import type { Row, ShownRow } from './define-flow.ts';
import { accountRecovery } from './flows/account-recovery/chart.ts';
import { automaticSignIn } from './flows/automatic-sign-in/chart.ts';
import { finishing } from './flows/finishing/chart.ts';
import { firstPages } from './flows/first-pages/chart.ts';
import { hybridJoin } from './flows/hybrid-join/chart.ts';
import { lockedPc } from './flows/lock-screen/chart.ts';
import { joining } from './flows/joining/chart.ts';
import { localAccount } from './flows/local-account/chart.ts';
import { network } from './flows/network/chart.ts';
import { personalAccount } from './flows/personal-account/chart.ts';
import { preProvisioning } from './flows/pre-provisioning/chart.ts';
import { provisioningPackages } from './flows/provisioning-packages/chart.ts';
import { signIn } from './flows/sign-in/chart.ts';
import { technicianUpdates, updates, updatesOfThePurpose } from './flows/updates/chart.ts';
import { userFlow } from './flows/user-flow/chart.ts';
import { windowsHello } from './flows/windows-hello/chart.ts';

export const setUpRows = {
  ...firstPages,
  ...network,
  ...updates,
  ...updatesOfThePurpose,
  ...signIn,
  ...accountRecovery,
  ...joining,
  ...personalAccount,
  ...localAccount,
  ...userFlow,
  ...automaticSignIn,
  ...hybridJoin,
  ...lockedPc,
  ...finishing,
  ...windowsHello,
  ...technicianUpdates,
  ...preProvisioning,
  ...provisioningPackages,
} as const satisfies Readonly<Record<string, Row>>;

export type SetUpState = keyof typeof setUpRows & string;

/** The row of a state that somebody sees; undefined for one in which the PC decides at once. */
export function shownRow(state: SetUpState): ShownRow | undefined {
  const row: Row = setUpRows[state];
  return row.page && row;
}
