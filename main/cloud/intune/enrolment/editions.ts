/** Editions of Windows by the number that an enrolment tells (OSEdition; GetProductInfo), as filters name them. */
const names: Readonly<Record<number, string>> = {
  4: 'Enterprise',
  27: 'EnterpriseN',
  48: 'Professional',
  49: 'ProfessionalN',
  72: 'EnterpriseEval',
  98: 'CoreN',
  99: 'CoreCountrySpecific',
  100: 'CoreSingleLanguage',
  101: 'Core',
  121: 'Education',
  122: 'EducationN',
  125: 'EnterpriseS',
  126: 'EnterpriseSN',
  161: 'ProfessionalWorkstation',
  164: 'ProfessionalEducation',
  175: 'ServerRdsh',
};

/** '' for a number that is not known. */
export const editionName = (sku: number): string => names[sku] ?? '';

/** The Home editions cannot be managed (facts/enrolment#windows-home). */
export const isManageable = (sku: number): boolean => !editionName(sku).startsWith('Core');
