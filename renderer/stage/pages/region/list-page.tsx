/** Language, region and keyboard: a question and a list that answers it. */
import type { ListPageView } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';
import { ListBox } from '../../controls/list-box.tsx';
import { Page } from '../../shells/page.tsx';
import { namedChoices } from './choice-names.ts';

export function ListPage({ view }: { readonly view: ListPageView }) {
  const stage = useStage();
  const { words } = stage;
  return (
    <Page
      view={view}
      {...(view.id === 'keyboard' ? { subtitle: words('keyboard.subtitle') } : {})}
      canGoBack={view.canGoBack}
      buttons={[{ control: 'yes' }]}
    >
      <ListBox
        label={words(`${view.id}.choices`)}
        choices={namedChoices(view, stage)}
        selected={view.selected}
      />
    </Page>
  );
}
