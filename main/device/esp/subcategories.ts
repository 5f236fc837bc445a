/**
 * Categories and subcategories of the Enrollment Status Page, in order
 * (facts/enrollment-status-page#categories).
 */
import type { EspCategoryView } from '../../../shared/stage/view.ts';

export type CategoryId = EspCategoryView['id'];

export interface Category {
  readonly id: CategoryId;
  /** Key of the stage catalogue. */
  readonly label: string;
  readonly subcategories: readonly Subcategory[];
}

export interface Subcategory {
  readonly id: string;
  /** Silent ones have no line on the page. */
  readonly visible: boolean;
}

const visible = (id: string): Subcategory => ({ id, visible: true });
const silent = (id: string): Subcategory => ({ id, visible: false });

const tracked = [
  visible('SecurityPoliciesSubcategory'),
  visible('CertificatesSubcategory'),
  visible('NetworkConnectionsSubcategory'),
  visible('AppsSubcategory'),
];

export const categories: readonly Category[] = [
  {
    id: 'DevicePreparationCategory',
    label: 'esp.category.device-preparation',
    subcategories: [
      visible('TpmAttestationSubcategory'),
      visible('AadjSubcategory'),
      visible('MdmEnrollmentSubcategory'),
      visible('EspProviderInstallationSubcategory'),
      silent('InitiateSyncSessionsSubcategory'),
      silent('SetContinueAnywayButtonVisibilitySubcategory'),
    ],
  },
  {
    id: 'DeviceSetupCategory',
    label: 'esp.category.device-setup',
    subcategories: [
      ...tracked,
      silent('RebootCoalescingSubcategory'),
      silent('SendResultsToMdmServerSubcategory'),
      silent('SaveWhiteGloveSuccessResultSubcategory'),
    ],
  },
  {
    id: 'AccountSetupCategory',
    label: 'esp.category.account-setup',
    subcategories: [
      visible('WaitingForAadRegistrationSubcategory'),
      silent('PrepareMultifactorAuthSubcategory'),
      ...tracked,
      silent('SendResultsToMdmServerSubcategory'),
    ],
  },
];

export const categoryOf = (id: CategoryId): Category => categories.find((one) => one.id === id) as Category;
