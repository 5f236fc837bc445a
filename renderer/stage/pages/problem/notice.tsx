/** A question or a notice of the provisioning menu's options. */
import type { NoticeView } from '../../../../shared/stage/view.ts';
import { ChoicesArt } from '../../art/device.tsx';
import { useStage } from '../../context.tsx';
import { Page } from '../../shells/page.tsx';

export function Notice({ view }: { readonly view: NoticeView }) {
  const { words, title } = useStage();
  const primary = view.controls.find((control) => control === 'yes') ?? view.controls[0];
  return (
    <Page
      title={title('notice', view.notice)}
      subtitle={words(`notice.${view.notice}.text`)}
      art={<ChoicesArt />}
      links={view.controls.filter((control) => control !== primary).map((control) => ({ control }))}
      buttons={primary === undefined ? [] : [{ control: primary }]}
      focusesButton
    />
  );
}
