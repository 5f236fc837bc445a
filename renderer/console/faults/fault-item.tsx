/** A fault in the list: its state, the orders of it that hold, and how another is given. */
import { useId } from 'react';
import type { FaultView, SetFault } from '../../../shared/faults/fault-view.ts';
import { useDesk } from '../context.tsx';
import { timeOfDay } from '../time.ts';
import { words } from '../words.ts';
import { FaultForm } from './fault-form.tsx';
import type { FaultRow } from './faults-found.ts';
import { whenWords } from './when-words.ts';

export function FaultItem(props: {
  readonly row: FaultRow;
  readonly isOpen: boolean;
  readonly toggle: () => void;
}) {
  const { isOpen, toggle } = props;
  const { entry, view } = props.row;
  const { send } = useDesk();
  const id = useId();
  return (
    <li className="fault" data-state={view.state}>
      <div className="fault-row">
        <button
          type="button"
          className="fault-name"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={toggle}
        >
          <span className="fault-dot" aria-hidden="true" />
          <span>{entry.title}</span>
        </button>
        <span className="fault-state">{stateWords(view)}</span>
        <button
          type="button"
          aria-label={words('faults.set-named', entry.title)}
          disabled={view.state === 'no-effect'}
          onClick={() => send({ type: 'set-fault', fault: entry.id })}
        >
          {words('faults.set')}
        </button>
      </div>
      {view.set.map((one) => (
        <Order key={one.key} one={one} fault={entry.id} />
      ))}
      {isOpen ? <FaultForm id={id} row={props.row} /> : null}
    </li>
  );
}

function stateWords({ state, reason, set }: FaultView): string {
  if (state === 'available') return '';
  if (state !== 'no-effect' || set.length > 0) return words(`faults.state.${state}`);
  return words('faults.no-effect', reason ?? '');
}

function Order({ one, fault }: { readonly one: SetFault; readonly fault: string }) {
  const { send } = useDesk();
  return (
    <div className="fault-order" data-state={one.state}>
      <p>
        {one.words}
        <span className="hint">{orderWords(one)}</span>
      </p>
      {one.state === 'no-effect' ? null : (
        <button
          type="button"
          aria-label={words(one.state === 'armed' ? 'faults.disarm-named' : 'faults.lift-named', one.words)}
          onClick={() => send({ type: 'lift-fault', fault, with: one.with })}
        >
          {words(one.state === 'armed' ? 'faults.disarm' : 'faults.lift')}
        </button>
      )}
    </div>
  );
}

function orderWords({ state, when, since, felt, by, reason }: SetFault): string {
  const who = words(`faults.by.${by}`);
  if (state === 'no-effect') return words('faults.no-effect', reason ?? '');
  if (state === 'armed') return words('faults.armed', who, whenWords(when ?? 'now'));
  return felt === null
    ? words('faults.active', who, timeOfDay(since))
    : words('faults.felt', who, timeOfDay(since), timeOfDay(felt));
}
