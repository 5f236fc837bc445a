/** How quick and how strict the virtual services are: settings of a scenario. */
import type { AppBehaviour, ScriptBehaviour } from '../../../shared/session/behaviour.schema.ts';
import type { SimDuration } from '../../world/time.ts';
import { days, minutes, seconds } from '../../world/time.ts';
import { type AikTrouble, noTrouble } from './aik-trouble.ts';
import type { OnPremisesSettings } from './on-premises-settings.ts';
import { usualOnPremises } from './on-premises-settings.ts';

export interface CloudSettings {
  /** From a change of a device or user to the membership of dynamic groups. */
  readonly groupProcessing: SimDuration;
  /** From what targeting says to what the Autopilot service hands out. */
  readonly profileSync: SimDuration;
  /** From the import of a hardware hash to the registered device. */
  readonly importProcessing: SimDuration;
  /** From an assigned user to what the Autopilot service hands out. */
  readonly userSync: SimDuration;
  /** Life of access tokens: between these, drawn for each. */
  readonly tokenLife: { readonly shortest: SimDuration; readonly longest: SimDuration };
  /** Life of MDM client certificates. */
  readonly mdmCertificateLife: SimDuration;
  /** Serial numbers of devices that another tenant has registered: import answers 808. */
  readonly registeredElsewhere: readonly string[];
  /** Domains of other tenants' people, in small letters. */
  readonly otherOrganizations: readonly string[];
  /**
   * Whether compliance is looked at before the user flow. The sources disagree
   * (facts/compliance#in-the-two-flows): not known until somebody signs in, or compliant and reset when the
   * user flow starts.
   */
  readonly complianceInTechnicianPhase: boolean;
  /** From the end of the user's flow to when compliance, which its beginning has reset, is looked at anew. */
  readonly complianceSettles: SimDuration;
  /**
   * When a device that enrols without a person may not do so again: with its enrolment, or once its part of the
   * deployment has succeeded (facts/rules-of-operation#using-a-pc-again).
   */
  readonly blockedFrom: 'enrolment' | 'success';
  /** Active Directory, the Intune connector and Entra Connect, for hybrid joins. */
  readonly onPremises: OnPremisesSettings;
  /**
   * Intune's device limit holds for devices that join Entra ID. Microsoft's table on device limits says no for
   * Entra joins and Autopilot alike, where Entra's own limit holds; the code 0x80180013 is published all the same.
   */
  readonly deviceLimitHoldsForJoins: boolean;
  /**
   * The service refuses Windows Home. Two codes are published for it (facts/enrolment#windows-home):
   * 0x80180015, which would be the service's, and 0x80180022, which PCs are seen to end with by themselves.
   */
  readonly refusesWindowsHome: boolean;
  /**
   * The Enrollment Status Page counts PKCS certificates (DMClient has a list, the
   * article names SCEP alone: facts/enrollment-status-page#what-is-tracked).
   */
  readonly pageWaitsForPkcs: boolean;
  /** What is wrong with the AIK service. */
  readonly aik: AikTrouble;
  /**
   * TPMs whose tickets the join does not take, by maker ('IFX') or maker and firmware ('IFX 7.85')
   * (facts/entra-join#ticket-refused).
   */
  readonly tpmsRefusedAtJoin: readonly string[];
  /** Everybody's sign-in asks for a second factor, whatever Conditional Access says. */
  readonly asksEverybodyForMfa: boolean;
  /**
   * Conditional Access that asks for a compliant device, and not for a hybrid joined one, leaves enrolment alone; null:
   * where it has the form that Microsoft documents (facts/conditional-access#where-sources-disagree).
   */
  readonly deviceControlsSpareEnrolment: boolean | null;
  /** Microsoft Graph turns its clients away for so many seconds, lets them in for ten, and so on; null: never. */
  readonly graphThrottled: number | null;
  /** Behaviour of installers by app id or name; goes before the tenant's own. */
  readonly apps: Readonly<Record<string, AppBehaviour>>;
  /** The same for PowerShell scripts. */
  readonly scripts: Readonly<Record<string, ScriptBehaviour>>;
}

export const defaultSettings: CloudSettings = {
  groupProcessing: minutes(5),
  profileSync: minutes(2),
  importProcessing: minutes(3),
  userSync: seconds(5),
  tokenLife: { shortest: minutes(60), longest: minutes(90) },
  mdmCertificateLife: days(365),
  registeredElsewhere: [],
  otherOrganizations: [],
  complianceInTechnicianPhase: true,
  complianceSettles: minutes(30),
  blockedFrom: 'enrolment',
  deviceLimitHoldsForJoins: false,
  refusesWindowsHome: false,
  pageWaitsForPkcs: true,
  onPremises: usualOnPremises,
  aik: noTrouble,
  tpmsRefusedAtJoin: [],
  asksEverybodyForMfa: false,
  deviceControlsSpareEnrolment: null,
  graphThrottled: null,
  apps: {},
  scripts: {},
};
