/** How dates and times are written: by the language, but in Latin digits and the calendar of journal and reports. */
export const dateLocaleOf = (language: string): string => `${language}-u-ca-gregory-nu-latn`;
