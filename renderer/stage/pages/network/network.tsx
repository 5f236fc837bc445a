/** The network page: the cable's state and the wireless networks, with the chosen one opened. */
import type { KeyboardEvent } from 'react';
import type { NetworkView } from '../../../../shared/stage/view.ts';
import { EthernetIcon } from '../../art/icons.tsx';
import { useStage } from '../../context.tsx';
import { Page } from '../../shells/page.tsx';
import { Properties } from './properties.tsx';
import { WirelessNetwork } from './wireless-network.tsx';
import './network.css';
import { ownOf } from '../../../../shared/own.ts';

export function Network({ view }: { readonly view: NetworkView }) {
  return view.properties === undefined ? (
    <Networks view={view} />
  ) : (
    <Properties view={view} properties={view.properties} />
  );
}

function Networks({ view }: { readonly view: NetworkView }) {
  const { words } = useStage();
  const open = view.wireless.find((network) => network.ssid === view.selected);
  const connects = open !== undefined && ['idle', 'asking-name', 'asking-password'].includes(open.state);
  return (
    <Page
      view={view}
      kind="network"
      subtitle={words('network.subtitle')}
      canGoBack={view.canGoBack}
      enter={connects ? { control: 'connect' } : undefined}
      buttons={[{ control: 'next', disabled: !view.canContinue }]}
    >
      <NetworkList view={view} />
    </Page>
  );
}

function NetworkList({ view }: { readonly view: NetworkView }) {
  const { words } = useStage();
  return (
    <ul className="networks" aria-label={words('network.list')} onKeyDown={moveAlongRows}>
      {view.wired === 'absent' ? null : (
        <li className="network" data-wired={view.wired}>
          <div className="network-row">
            <EthernetIcon />
            <span className="network-name">{words('network.ethernet')}</span>
            <span className="network-state">{words(`network.wired.${view.wired}`)}</span>
          </div>
        </li>
      )}
      {view.wired === 'absent' && view.wireless.length === 0 ? (
        <li className="network-none">{words('network.no-wifi')}</li>
      ) : null}
      {view.wireless.map((network, index) => (
        <WirelessNetwork
          key={network.ssid}
          network={network}
          isOpen={view.selected === network.ssid}
          isTabStop={view.selected === null ? index === 0 : view.selected === network.ssid}
        />
      ))}
    </ul>
  );
}

/** The rows are one tab stop; arrows go from one to the next. */
function moveAlongRows(event: KeyboardEvent<HTMLUListElement>): void {
  const step = ownOf({ ArrowDown: 1, ArrowUp: -1 }, event.key);
  if (step === undefined || !(event.target instanceof HTMLElement)) return;
  if (!event.target.matches('button.network-row')) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('button.network-row')];
  rows[rows.indexOf(event.target) + step]?.focus();
  event.preventDefault();
}
