/** The Enrollment Status Page (facts/enrollment-status-page): categories, their items, and what went wrong. */
import type { Control } from '../../../../shared/stage/input.ts';
import type { EspView } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';
import type { Action } from '../../controls/button.tsx';
import { Page } from '../../shells/page.tsx';
import { Category } from './category.tsx';
import { Phase } from './phase.tsx';
import './esp.css';

/** Footer buttons on Windows 11; the rest are links (facts/enrollment-status-page#buttons-after-a-failure). */
const asButtons: readonly Control[] = ['try-again', 'reset', 'sign-out'];

export function Esp({ view }: { readonly view: EspView }) {
  const { words, say } = useStage();
  const action = (control: Control): Action =>
    control === 'reset' ? { control, label: words('esp.reset') } : { control };
  return (
    <Page
      view={view}
      kind="esp"
      subtitle={words('esp.subtitle')}
      links={view.controls.filter((control) => !asButtons.includes(control)).map(action)}
      buttons={asButtons.filter((control) => view.controls.includes(control)).map(action)}
      focusesButton={view.waitsForSignOut === true}
    >
      <Phase categories={view.categories} failure={view.failure} />
      {view.wait === null ? null : <p className="esp-wait">{say(view.wait)}</p>}
      {view.failure === null ? null : (
        <div className="esp-failure">
          <p>{say(view.failure.text)}</p>
          <p>{words('esp.failure.code', view.failure.code)}</p>
        </div>
      )}
      <div className="esp-categories">
        {view.categories.map((category) => (
          <Category key={category.id} category={category} />
        ))}
      </div>
    </Page>
  );
}
