/** One wireless network: its row, and while chosen the button or field that its state asks for. */
import { useEffect, useRef } from 'react';
import type { WirelessNetworkView } from '../../../../shared/stage/view.ts';
import { LockIcon, SignalIcon } from '../../art/icons.tsx';
import { useStage } from '../../context.tsx';
import { LinkButton, PrimaryButton, SecondaryButton } from '../../controls/button.tsx';
import { Ring } from '../../controls/spinner.tsx';
import { TextField } from '../../controls/text-field.tsx';

export function WirelessNetwork(props: {
  readonly network: WirelessNetworkView;
  readonly isOpen: boolean;
  readonly isTabStop: boolean;
}) {
  const { network, isOpen } = props;
  const { words, choose } = useStage();
  const here = useRef<HTMLLIElement>(null);
  // What it asks for is in sight, however far down the list it opens.
  useEffect(() => {
    if (isOpen) here.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen, network.state, network.problem]);
  return (
    <li ref={here} className="network" data-open={isOpen || undefined}>
      <button
        type="button"
        className="network-row"
        aria-expanded={isOpen}
        tabIndex={props.isTabStop ? 0 : -1}
        // Where a name or password is asked for, its field has the focus.
        data-initial-focus={(props.isTabStop && !asks(network)) || undefined}
        onClick={() => choose(network.ssid)}
      >
        <span className="network-signal">
          <SignalIcon bars={network.signal} />
          {network.secured ? <LockIcon /> : null}
        </span>
        <span className="network-name">{network.ssid === '' ? words('network.hidden') : network.ssid}</span>
        <span className="network-state">{words(`network.wireless.${stateOf(network)}`)}</span>
        <span className="visually-hidden">{words('network.signal', network.signal)}</span>
      </button>
      {isOpen ? <Opened network={network} /> : null}
    </li>
  );
}

function Opened({ network }: { readonly network: WirelessNetworkView }) {
  const { words, say, press } = useStage();
  const problem = network.problem === null ? undefined : say(network.problem);
  const alone = problem === undefined ? null : <p role="alert">{problem}</p>;
  switch (network.state) {
    case 'asking-name':
      return (
        <div className="network-more">
          <TextField name="network-name" label={words('network.name')} problem={problem} focused />
          <GoOn />
        </div>
      );
    case 'asking-password':
      return (
        <div className="network-more">
          <TextField name="network-password" label={words('network.password')} problem={problem} focused />
          <GoOn />
        </div>
      );
    case 'connecting':
      return (
        <div className="network-more network-connecting">
          <Ring />
        </div>
      );
    case 'connected':
      return (
        <div className="network-more">
          {alone}
          <div className="network-buttons">
            <LinkButton action={{ control: 'properties' }} />
            <SecondaryButton action={{ control: 'disconnect' }} />
          </div>
        </div>
      );
    case 'idle':
      return (
        <div className="network-more">
          {alone}
          <label className="network-automatic">
            <input
              type="checkbox"
              checked={network.automatic}
              onChange={() => press('connect-automatically')}
            />
            {words('control.connect-automatically')}
          </label>
          <div className="network-buttons">
            <PrimaryButton action={{ control: 'connect' }} submits />
          </div>
        </div>
      );
  }
}

/** A name or a password is typed: its field has the focus. */
const asks = ({ state }: WirelessNetworkView): boolean =>
  state === 'asking-name' || state === 'asking-password';

function GoOn() {
  const { words } = useStage();
  return (
    <div className="network-buttons">
      <LinkButton action={{ control: 'cancel' }} />
      <PrimaryButton action={{ control: 'connect', label: words('control.next') }} submits />
    </div>
  );
}

function stateOf({ state, secured }: WirelessNetworkView): string {
  if (state === 'connecting') return 'connecting';
  if (state === 'connected') return secured ? 'connected-secured' : 'connected-open';
  return secured ? 'secured' : 'open';
}
