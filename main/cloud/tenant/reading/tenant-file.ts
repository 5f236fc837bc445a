/** What a host hands over of a tenant's folder or archive. */

export interface TenantFile {
  /** With '/' between folders, relative to the tenant's folder. */
  readonly path: string;
  readonly text: string;
  /** Its letters may be others than those that were written: where, and why. */
  readonly doubt?: { readonly place: string; readonly words: string };
}

/** A file's value, or that of which a file is made. */
export interface ParsedFile {
  readonly path: string;
  readonly value: unknown;
}

/** A file that is there and was not read as text: a link, a script, a picture. */
export interface FileBeside {
  readonly path: string;
  /** Why it was not read, for a person. */
  readonly why: string;
}

/** The last part of a path without '.json', '.yaml' or '.yml'. */
export const stemOf = (path: string): string =>
  (path.split('/').at(-1) ?? '').replace(/\.(json|ya?ml)$/i, '');

/** The folder of a path with its last '/'; '' at the top. */
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
