/** "Something went wrong" and its relatives. */
import type { Control } from '../../../../shared/stage/input.ts';
import type { ProblemView } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';
import { Page } from '../../shells/page.tsx';

/** Controls that stand as links; the others are buttons. */
const asLinks: ReadonlySet<Control> = new Set(['skip', 'cancel', 'view-diagnostics', 'collect-logs']);

export function Problem({ view }: { readonly view: ProblemView }) {
  const { say } = useStage();
  const links = view.controls.filter((control) => asLinks.has(control));
  const buttons = view.controls.filter((control) => !asLinks.has(control));
  // "Back" is the arrow, unless it is all there is; a page needs something filled to press.
  const others = buttons.filter((control) => control !== 'back');
  const filled = others.length > 0 ? others : buttons.length > 0 ? buttons : links.slice(-1);
  return (
    <Page
      view={view}
      subtitle={<p role="alert">{say(view.body)}</p>}
      canGoBack={others.length > 0 && view.controls.includes('back')}
      links={links.filter((control) => !filled.includes(control)).map((control) => ({ control }))}
      buttons={filled.map((control) => ({ control }))}
      focusesButton
    >
      {view.code === null ? null : <p className="problem-code">{view.code}</p>}
    </Page>
  );
}
