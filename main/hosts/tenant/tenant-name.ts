import path from 'node:path';

/** What a person calls the tenant of a folder or zip. */
export const tenantName = (place: string): string => path.basename(place).replace(/\.zip$/i, '');
