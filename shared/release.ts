/** The Windows releases that a virtual PC can run. */
export const releases = ['windows-11-24h2', 'windows-10-22h2'] as const;
export type Release = (typeof releases)[number];

/** Editions of the image. Home has no device management (facts/enrolment#windows-home). */
export const editions = ['pro', 'enterprise', 'education', 'home'] as const;
export type Edition = (typeof editions)[number];
