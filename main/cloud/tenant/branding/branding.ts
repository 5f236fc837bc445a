/** A tenant's company branding: texts, colour and pictures, each of them also by language (facts/entra-join#branding). */

export interface BrandingParts {
  readonly signInPageText?: string;
  readonly usernameHintText?: string;
  readonly backgroundColor?: string;
  readonly privacyText?: string;
  readonly termsText?: string;
  /** Ids of pictures. */
  readonly logo?: string;
  readonly background?: string;
}

export interface Branding {
  readonly usual: BrandingParts;
  /** By language tag, lower case: what is otherwise than usual. */
  readonly byLanguage: ReadonlyMap<string, BrandingParts>;
}

/** A picture that a tool has saved as a file, by the name of its property. */
export interface PictureFile {
  readonly path: string;
  readonly base64: string;
}
