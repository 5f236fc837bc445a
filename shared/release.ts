/** The Windows releases that a virtual PC can run. */
export const releases = ['windows-11-24h2', 'windows-10-22h2'] as const;
export type Release = (typeof releases)[number];

/** 'major.minor.build.revision' of each, as Windows tells it. */
export const builds: Readonly<Record<Release, string>> = {
  'windows-11-24h2': '10.0.26100.4349',
  'windows-10-22h2': '10.0.19045.5965',
};

/** Editions of the image. Home has no device management (facts/enrolment#windows-home). */
export const editions = ['pro', 'enterprise', 'education', 'home'] as const;
export type Edition = (typeof editions)[number];

/** Processor architectures that the PC can have. */
export const architectures = ['x64', 'arm64'] as const;
export type Architecture = (typeof architectures)[number];

/** OperatingSystemSKU of each (GetProductInfo). */
export const skus: Readonly<Record<Edition, number>> = { enterprise: 4, pro: 48, home: 101, education: 121 };
