/** The offer of a second keyboard layout, then its language, then the layout. */
import type { SecondKeyboardView } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';
import { ListBox } from '../../controls/list-box.tsx';
import { Page } from '../../shells/page.tsx';
import { namedChoices } from './choice-names.ts';

export function SecondKeyboard({ view }: { readonly view: SecondKeyboardView }) {
  const stage = useStage();
  const { words } = stage;
  if (view.step === 'offer') {
    return (
      <Page
        view={view}
        canGoBack={view.canGoBack}
        links={[{ control: 'add-layout' }]}
        buttons={[{ control: 'skip' }]}
        focusesButton
      />
    );
  }
  return (
    <Page
      view={view}
      canGoBack={view.canGoBack}
      buttons={[{ control: 'next', disabled: view.selected === null }]}
    >
      <ListBox
        label={words(view.step === 'language' ? 'language.choices' : 'keyboard.choices')}
        choices={namedChoices(view, stage)}
        selected={view.selected}
      />
    </Page>
  );
}
