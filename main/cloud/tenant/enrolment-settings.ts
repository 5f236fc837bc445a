/**
 * Who may join and enrol what: restrictions, limits, terms, compliance defaults
 * (facts/graph#enrolment-configurations).
 */
import type { Assignment } from './assignment.ts';

/** deviceEnrollmentPlatformRestrictionsConfiguration and its single-platform sibling: the part for Windows. */
export interface EnrolmentRestriction {
  readonly id: string;
  readonly displayName: string;
  /** The lowest counts; the default one is looked at last. */
  readonly priority: number;
  readonly isDefault: boolean;
  readonly platformBlocked: boolean;
  /** windowsHomeSkuRestriction: Windows Home alone. */
  readonly homeBlocked: boolean;
  readonly personalDeviceEnrollmentBlocked: boolean;
  /** '' where there is no bound. */
  readonly osMinimumVersion: string;
  readonly osMaximumVersion: string;
  readonly assignments: readonly Assignment[];
}

/** deviceEnrollmentLimitConfiguration. */
export interface EnrolmentLimit {
  readonly id: string;
  readonly displayName: string;
  readonly priority: number;
  readonly isDefault: boolean;
  /** Devices that one person may enrol. */
  readonly limit: number;
  readonly assignments: readonly Assignment[];
}

/** termsAndConditions: what a person accepts when a device is enrolled for them. */
export interface TermsOfUse {
  readonly id: string;
  readonly displayName: string;
  readonly title: string;
  readonly bodyText: string;
  /** What a person says by accepting. */
  readonly acceptanceStatement: string;
  /** Rises when everybody has to accept again. */
  readonly version: number;
  readonly assignments: readonly Assignment[];
}

/** ndesConnector: the Certificate Connector for Intune, which answers for PKCS profiles. */
export interface CertificateConnectorRecord {
  readonly id: string;
  readonly displayName: string;
  readonly isActive: boolean;
}

/** Entra ID's deviceRegistrationPolicy. */
export interface JoinPolicy {
  /** Devices that one person may join; null where the export does not say. */
  readonly userDeviceQuota: number | null;
  readonly allowedToJoin: 'all' | 'none' | 'selected';
  /** Ids of users and groups, for 'selected'. */
  readonly allowedIds: readonly string[];
  /** "Require multifactor authentication to register or join devices". */
  readonly requiresMfa: boolean;
}

/** deviceManagement's settings. */
export interface ComplianceDefaults {
  /** A device without a compliance policy is not compliant. */
  readonly secureByDefault: boolean;
  /** Days without check-in after which a device is not compliant. */
  readonly checkinThresholdDays: number;
}

export const everybodyMayJoin: JoinPolicy = {
  userDeviceQuota: null,
  allowedToJoin: 'all',
  allowedIds: [],
  requiresMfa: false,
};
/** The portal's defaults (facts/compliance#grace-and-validity). */
export const usualCompliance: ComplianceDefaults = { secureByDefault: false, checkinThresholdDays: 30 };
