/** Sets a fault with values of one's own, now or later, and tells all of it. */
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { FaultParameter } from '../../../shared/faults/fault-entry.ts';
import type { FaultChoice } from '../../../shared/faults/fault-view.ts';
import type { FaultValue } from '../../../shared/faults/order.ts';
import { useDesk } from '../context.tsx';
import { words } from '../words.ts';
import type { FaultRow } from './faults-found.ts';
import { WhenChoice } from './when-choice.tsx';

/** What is left empty is left out: the fault takes what is usual, or the first that it has an effect on. */
function valuesIn(form: HTMLFormElement, parameters: readonly FaultParameter[]): Record<string, FaultValue> {
  const data = new FormData(form);
  return Object.fromEntries(
    parameters.flatMap(({ key, value }): (readonly [string, FaultValue])[] => {
      const said = String(data.get(key) ?? '').trim();
      return said === '' ? [] : [[key, value.kind === 'number' ? Number(said) : said]];
    }),
  );
}

export function FaultForm({ id, row: { entry, view } }: { readonly id: string; readonly row: FaultRow }) {
  const { send } = useDesk();
  const [when, setWhen] = useState('now');
  const reason = when === 'now' && view.state === 'no-effect' ? view.reason : null;

  function onSubmit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const given = valuesIn(event.currentTarget, entry.parameters);
    send({
      type: 'set-fault',
      fault: entry.id,
      ...(Object.keys(given).length === 0 ? {} : { with: given }),
      ...(when === 'now' ? {} : { when }),
    });
  }

  return (
    <div id={id} className="fault-form">
      <p>{entry.sets}</p>
      <form className="row" onSubmit={onSubmit}>
        {entry.parameters.map((parameter) => (
          <Parameter key={parameter.key} parameter={parameter} />
        ))}
        <WhenChoice change={setWhen} />
        <button type="submit" className="primary" disabled={reason !== null}>
          {words(when === 'now' ? 'faults.set' : 'faults.arm')}
        </button>
      </form>
      {reason === null ? null : <p className="lag">{words('faults.no-effect', reason)}</p>}
      <dl className="facts">
        {(
          [
            ['faults.bites', entry.bites],
            ['faults.page', entry.shows.page],
            ['faults.codes', entry.shows.codes.join(', ') || words('faults.no-code')],
            ['faults.log', entry.shows.log],
            ['faults.remedy', entry.remedy],
            ['faults.lifting', `${entry.lifted} ${words(`faults.way-on.${entry.wayOn}`)}`],
          ] as const
        ).map(([key, value]) => (
          <div key={key}>
            <dt>{words(key)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Parameter({ parameter: { key, title, value } }: { readonly parameter: FaultParameter }) {
  const { choices } = useDesk().view.faults;
  if (value.kind === 'number')
    return (
      <label className="field">
        {title}
        <input
          name={key}
          type="number"
          min={value.least}
          max={value.most}
          step="any"
          defaultValue={value.usual}
        />
      </label>
    );
  if (value.kind === 'word')
    return (
      <label className="field">
        {title}
        <select name={key}>
          {value.words.map((word) => (
            <option key={word}>{word}</option>
          ))}
        </select>
      </label>
    );
  const offered = choices[value.from];
  // Any host can be named, and any tag.
  if (value.from === 'hosts' || value.from === 'group-tags')
    return (
      <Named name={key} title={title} usual={value.usual ?? offered[0]?.value ?? ''} offered={offered} />
    );
  return (
    <label className="field">
      {title}
      <select name={key}>
        <option value="">{words('faults.any')}</option>
        {offered.map((one) => (
          <option key={one.value} value={one.value}>
            {one.reaches === false ? words('faults.not-here', one.title) : one.title}
          </option>
        ))}
      </select>
    </label>
  );
}

function Named(props: {
  readonly name: string;
  readonly title: string;
  readonly usual: string;
  readonly offered: readonly FaultChoice[];
}) {
  const list = `offered-${props.name}`;
  return (
    <label className="field">
      {props.title}
      <input
        name={props.name}
        list={list}
        defaultValue={props.usual}
        autoComplete="off"
        spellCheck={false}
        maxLength={512}
      />
      <datalist id={list}>
        {props.offered.map(({ value, title }) => (
          <option key={value} value={value}>
            {title === value ? undefined : title}
          </option>
        ))}
      </datalist>
    </label>
  );
}
