/** One privacy setting: its name, what it shares, and a switch that says what it stands at. */
import { useId } from 'react';
import type { PrivacySwitch } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';

export function Switch(props: {
  readonly id: PrivacySwitch['id'];
  readonly isOn: boolean;
  readonly turn: () => void;
}) {
  const { words } = useStage();
  const id = useId();
  const { isOn } = props;
  // Diagnostic data has its own words: what is asked for is the optional part.
  const [on, off] =
    props.id === 'diagnostic-data'
      ? (['privacy.include-optional', 'privacy.required-only'] as const)
      : (['control.yes', 'control.no'] as const);
  return (
    <section className="privacy-setting">
      <h2 id={`${id}-name`}>{words(`privacy.${props.id}.title`)}</h2>
      <p id={`${id}-text`}>{words(`privacy.${props.id}.text`)}</p>
      <div className="privacy-switch">
        <button
          type="button"
          role="switch"
          className="switch"
          aria-checked={isOn}
          aria-labelledby={`${id}-name`}
          aria-describedby={`${id}-text`}
          onClick={props.turn}
        />
        <span aria-hidden="true">{words(isOn ? on : off)}</span>
      </div>
    </section>
  );
}
