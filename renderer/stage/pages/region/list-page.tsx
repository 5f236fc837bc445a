/** Language, region and keyboard: a question and a list that answers it. */
import type { ReactNode } from 'react';
import type { ListPageView } from '../../../../shared/stage/view.ts';
import { GlobeArt, KeyboardArt } from '../../art/setup.tsx';
import { useStage } from '../../context.tsx';
import { ListBox } from '../../controls/list-box.tsx';
import { Page } from '../../shells/page.tsx';
import { namedChoices } from './choice-names.ts';

const art: Readonly<Record<ListPageView['id'], ReactNode>> = {
  language: <GlobeArt />,
  region: <GlobeArt />,
  keyboard: <KeyboardArt />,
};

export function ListPage({ view }: { readonly view: ListPageView }) {
  const stage = useStage();
  const { words, title } = stage;
  return (
    <Page
      title={title(view.id)}
      {...(view.id === 'keyboard' ? { subtitle: words('keyboard.subtitle') } : {})}
      art={art[view.id]}
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
