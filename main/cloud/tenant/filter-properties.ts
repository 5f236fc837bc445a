/** What a filter may ask of a Windows PC (learn.microsoft.com/intune/intune-service/fundamentals/filters-device-properties). */

/** Known from the enrolment on; a filter that asks for anything else at that moment is not evaluated. */
export const enrolmentProperties = [
  'model',
  'manufacturer',
  'osversion',
  'operatingsystemversion',
  'operatingsystemsku',
  'deviceownership',
  'enrollmentprofilename',
] as const;

/** Known of a PC that is managed. */
export const managedProperties = [
  ...enrolmentProperties,
  'devicename',
  'devicecategory',
  'devicetrusttype',
  'cpuarchitecture',
] as const;
