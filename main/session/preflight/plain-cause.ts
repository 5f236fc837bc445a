/** Causes of failures in an administrator's words: an address of a tracked item is the app that it stands for. */
import type { App, Tenant } from '../../cloud/tenant/tenant.ts';

/** An address of a CSP within a sentence; names in it may have spaces. */
const address = /\.\/(?:Device|User)\/Vendor\/.*?(?= (?:was|is|has|ended|came|cannot)\b|$)/g;

/** What stands for an app in addresses: its id, an MSI's product code, a package's family name. */
const marksOf = ({ id, source }: App): readonly string[] =>
  [id, source['productCode'], source['identityName']].flatMap((mark) =>
    typeof mark === 'string' && mark !== '' ? [mark.toLowerCase()] : [],
  );

export function plainCauses(tenant: Pick<Tenant, 'apps'>): (cause: string) => string {
  const marked = tenant.apps.flatMap((app) => marksOf(app).map((mark) => ({ mark, name: app.displayName })));
  // The longest first: one id may begin another.
  marked.sort((a, b) => b.mark.length - a.mark.length);
  return (cause) =>
    cause.replaceAll(address, (found) => {
      const text = decoded(found).toLowerCase();
      const app = marked.find(({ mark }) => holdsWhole(text, mark));
      return app ? `"${app.name}"` : found;
    });
}

/** Not as a part of another word. */
const holdsWhole = (text: string, mark: string): boolean => {
  const isWord = (place: number): boolean => /[a-z0-9]/.test(text.charAt(place));
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1))
    if (!isWord(at - 1) && !isWord(at + mark.length)) return true;
  return false;
};

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
