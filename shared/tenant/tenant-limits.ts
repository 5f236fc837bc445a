/** How large a tenant's export can be, for whoever reads one and whoever hands one over. */

/** Larger folders are nobody's tenant. */
export const tenantLimits = {
  fileBytes: 50 * 1024 * 1024,
  pictureBytes: 1024 * 1024,
  files: 50_000,
  /** Of all files that are read; bytes of a zip once unpacked. */
  characters: 256 * 1024 * 1024,
  /** Backups of the largest tenants are some 20 MB. */
  zipBytes: 128 * 1024 * 1024,
  /** Files of any kind, and folders, that a tenant's folder is looked through for. */
  entries: 250_000,
  levels: 40,
} as const;

/** Files whose text is read; zips are opened. */
export const isTenantText = (name: string): boolean => /\.(json|ya?ml)$/i.test(name);
export const isTenantZip = (name: string): boolean => /\.zip$/i.test(name);

/** Pictures of a company branding, as tools save them beside its object: by the name of the property. */
export const isTenantPicture = (name: string): boolean =>
  /(^|[/ ._-])(squareLogo|squareLogoDark|bannerLogo|backgroundImage)\.(png|jpe?g|gif)$/i.test(name);
