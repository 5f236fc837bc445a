/** The Enrollment Status Page (facts/enrollment-status-page): categories, their items, and what went wrong. */
import type { Control } from '../../../../shared/stage/input.ts';
import type { EspView } from '../../../../shared/stage/view.ts';
import { useStage, useWindows10 } from '../../context.tsx';
import { LinkButton } from '../../controls/button.tsx';
import type { Action } from '../../controls/button.tsx';
import { Page } from '../../shells/page.tsx';
import { Category } from './category.tsx';
import { Phase } from './phase.tsx';
import './esp.css';

/** Footer buttons, the secondary one first; the rest are links, on Windows 11 in the text (facts/enrollment-status-page#buttons-after-a-failure). */
const secondary: readonly Control[] = ['reset'];
const primary: readonly Control[] = ['try-again', 'sign-out'];
const asButtons: readonly Control[] = ['try-again', 'reset', 'sign-out'];

export function Esp({ view }: { readonly view: EspView }) {
  const { words, say } = useStage();
  const windows10 = useWindows10();
  const footer = (wanted: readonly Control[]) => wanted.filter((control) => view.controls.includes(control));
  const action = (control: Control): Action =>
    control === 'reset' ? { control, label: words('esp.reset') } : { control };
  return (
    <Page
      view={view}
      kind="esp"
      subtitle={windows10 ? words('esp.subtitle') : <Subtitle view={view} action={action} />}
      {...(windows10
        ? {
            links: view.controls.filter((control) => !asButtons.includes(control)).map(action),
            buttons: asButtons.filter((control) => view.controls.includes(control)).map(action),
          }
        : { secondary: footer(secondary).map(action), buttons: footer(primary).map(action) })}
      focusesButton={view.waitsForSignOut === true}
    >
      <Phase categories={view.categories} failure={view.failure} />
      {view.wait === null ? null : <p className="esp-wait">{say(view.wait)}</p>}
      {view.failure === null || !windows10 ? null : (
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

/**
 * Windows 11: "All set!" at the end; after a failure the administrator's text in place of what the page says, with its
 * links below.
 */
function Subtitle(props: { readonly view: EspView; readonly action: (control: Control) => Action }) {
  const { words, say } = useStage();
  const { failure, controls, allSet } = props.view;
  if (failure === null) return words(allSet === true ? 'esp.subtitle.all-set' : 'esp.subtitle');
  const others = controls.filter((control) => !asButtons.includes(control) && control !== 'view-diagnostics');
  return (
    <div className="esp-failure">
      <p>{say(failure.text)}</p>
      <p>{words('esp.failure.code', failure.code)}</p>
      {controls.includes('view-diagnostics') ? (
        <p>
          {words('esp.more-details')}{' '}
          <LinkButton action={{ control: 'view-diagnostics', label: words('esp.view-diagnostics-link') }} />
        </p>
      ) : null}
      {others.map((control) => (
        <p key={control}>
          <LinkButton action={props.action(control)} />
        </p>
      ))}
    </div>
  );
}
