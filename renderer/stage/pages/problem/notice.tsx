/** A question or a notice of the provisioning menu's options. */
import type { NoticeView } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';
import { Page } from '../../shells/page.tsx';

export function Notice({ view }: { readonly view: NoticeView }) {
  const { words } = useStage();
  const primary = view.controls.find((control) => control === 'yes') ?? view.controls[0];
  return (
    <Page
      view={view}
      subtitle={words(`notice.${view.notice}.text`)}
      links={view.controls.filter((control) => control !== primary).map((control) => ({ control }))}
      buttons={primary === undefined ? [] : [{ control: primary }]}
      focusesButton
    />
  );
}
