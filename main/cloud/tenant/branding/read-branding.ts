/** Reads a tenant's company branding, and pictures of it that a tool has saved as files. */
import { childOf, textOf, type GraphObject } from '../graph-object.ts';
import type { Reader, TenantDraft } from '../tenant-draft.ts';
import type { BrandingParts, PictureFile } from './branding.ts';
import { pictureOf, type Picture } from './picture.ts';

/** Graph's names of the texts. */
const texts = {
  signInPageText: 'signInPageText',
  usernameHintText: 'usernameHintText',
  backgroundColor: 'backgroundColor',
  privacyText: 'customPrivacyAndCookiesText',
  termsText: 'customTermsOfUseText',
} as const;

/** The square logo is what the set-up shows; the banner stands in for it. */
const logos = ['squareLogo', 'bannerLogo'] as const;
const backgrounds = ['backgroundImage'] as const;

/** Longest text of the sign-in page in Entra ID, with some to spare. */
const longestText = 2_048;

export const readBranding: Reader = ({ object, id, type, draft, part }) => {
  const own = partsOf(object, draft, part);
  const isLocalization = type === 'organizationalBrandingLocalization' && isLanguage(id);
  const before = draft.branding ?? { usual: {}, byLanguage: new Map() };
  const byLanguage = new Map(before.byLanguage);
  if (isLocalization) byLanguage.set(id.toLowerCase(), own);
  for (const one of localizationsOf(object)) {
    const language = textOf(one, 'id');
    if (isLanguage(language)) byLanguage.set(language.toLowerCase(), partsOf(one, draft, part));
  }
  draft.branding = { usual: isLocalization ? before.usual : { ...before.usual, ...own }, byLanguage };
};

/** '0' and 'default' are the usual one. */
const isLanguage = (id: string): boolean => /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(id) && id !== 'default';

function localizationsOf(object: GraphObject): readonly GraphObject[] {
  const { localizations } = object;
  const list = Array.isArray(localizations) ? localizations : childOf(object, 'localizations')['value'];
  return Array.isArray(list)
    ? list.filter((one): one is GraphObject => typeof one === 'object' && one !== null && !Array.isArray(one))
    : [];
}

function partsOf(object: GraphObject, draft: TenantDraft, part: (name: string) => void): BrandingParts {
  const said = Object.entries(texts).flatMap(([key, name]) => {
    const text = textOf(object, name).slice(0, longestText);
    if (key === 'backgroundColor' && text !== '' && !/^#[0-9a-f]{6}$/i.test(text)) {
      part('backgroundColor: no #RRGGBB');
      return [];
    }
    return text === '' ? [] : [[key, text] as const];
  });
  const pictured = (names: readonly string[]): string | undefined => {
    for (const name of names) {
      // Graph's streams come as Base64, alone or beside their type (mimeContent).
      const base64 = textOf(object, name) || textOf(childOf(object, name), 'value');
      const picture = base64 === '' ? undefined : pictureOf(base64);
      if (typeof picture === 'string') part(`${name}: ${picture}`);
      else if (picture !== undefined) return keep(picture, draft);
    }
    return undefined;
  };
  const [logo, background] = [pictured(logos), pictured(backgrounds)];
  return {
    ...Object.fromEntries(said),
    ...(logo === undefined ? {} : { logo }),
    ...(background === undefined ? {} : { background }),
  };
}

function keep(picture: Picture, draft: TenantDraft): string {
  draft.pictures.set(picture.id, picture);
  return picture.id;
}

/** Takes the files where the branding itself has no picture. Says of each what became of it. */
export function takePictureFiles(
  files: readonly PictureFile[],
  draft: TenantDraft,
  said: (path: string, status: 'attached' | 'not-read', what: string) => void,
): void {
  for (const name of [...logos, ...backgrounds]) {
    const part = name === 'backgroundImage' ? 'background' : 'logo';
    for (const { path, base64 } of files) {
      if (!path.toLowerCase().includes(name.toLowerCase())) continue;
      const usual = draft.branding?.usual ?? {};
      if (usual[part] !== undefined) continue;
      const picture = pictureOf(base64);
      if (typeof picture === 'string') {
        said(path, 'not-read', `a picture of the branding: ${picture}`);
        continue;
      }
      const { byLanguage = new Map() } = draft.branding ?? {};
      draft.branding = { usual: { ...usual, [part]: keep(picture, draft) }, byLanguage };
      said(path, 'attached', 'the company branding');
    }
  }
}
