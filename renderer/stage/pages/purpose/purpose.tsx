/** Personal or work: the page of a device without a profile. */
import type { PurposeView } from '../../../../shared/stage/view.ts';
import { BriefcaseIcon, HomeIcon } from '../../art/icons.tsx';
import { useStage } from '../../context.tsx';
import { ListBox } from '../../controls/list-box.tsx';
import { Page } from '../../shells/page.tsx';

export function Purpose({ view }: { readonly view: PurposeView }) {
  const { words } = useStage();
  return (
    <Page view={view} buttons={[{ control: 'next', disabled: view.selected === null }]}>
      <ListBox
        look="cards"
        label={words('purpose.choices')}
        selected={view.selected}
        choices={[
          { id: 'personal', icon: <HomeIcon /> },
          { id: 'work', icon: <BriefcaseIcon /> },
        ].map(({ id, icon }) => ({
          id,
          icon,
          label: words(`purpose.${id}.title`),
          detail: words(`purpose.${id}.text`),
        }))}
      />
    </Page>
  );
}
