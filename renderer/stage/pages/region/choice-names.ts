/**
 * What the rows of the first pages are called in the device's language, and their order in it. Regions and
 * languages have their names from the host's Intl, layouts from the catalogue.
 */
import type {
  Choice,
  ListPageView,
  OemRegistrationView,
  SecondKeyboardView,
} from '../../../../shared/stage/view.ts';
import type { Stage } from '../../context.tsx';
import type { ListBoxChoice } from '../../controls/list-box.tsx';

type ListView = ListPageView | SecondKeyboardView | OemRegistrationView;

/** A name that stands alone begins with a capital, where the script has such. */
const capital = (name: string, language: string): string =>
  name.charAt(0).toLocaleUpperCase(language) + name.slice(1);

/** Names by id of one list: made once, since a list has hundreds of rows. */
function namer(view: ListView, { language, words }: Stage): (choice: Choice) => string {
  if (view.id === 'region' || view.id === 'oem-registration') {
    const inEnglish = language.startsWith('en');
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    return ({ id, label }) => (inEnglish ? label : names.of(id)) ?? label ?? id;
  }
  if (view.id === 'second-keyboard' && view.step === 'language') {
    const names = new Intl.DisplayNames([language], { type: 'language' });
    return ({ id }) => capital(names.of(id) ?? id, language);
  }
  return ({ id, label }) => label ?? words(`layout.${id}`);
}

/** The rows under their names: those on top as they come, the others in the order of the language. */
export function namedChoices(view: ListView, stage: Stage): readonly ListBoxChoice[] {
  const { compare } = new Intl.Collator(stage.language);
  const nameOf = namer(view, stage);
  const rows = view.choices.map((choice) => ({ id: choice.id, label: nameOf(choice) }));
  const rest = rows.slice(view.pinned).toSorted((a, b) => compare(a.label, b.label));
  return [...rows.slice(0, view.pinned), ...rest];
}
