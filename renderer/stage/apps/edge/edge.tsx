/** Edge: a start page, and what it shows of a page that the PC cannot reach. No web stands behind it. */
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { PcTold } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';
import { Tile } from '../../pages/desktop/tile.tsx';
import { useWords } from '../../use-words.ts';
import type { Standing } from '../../window/window.tsx';
import { AppWindow } from '../app-window.tsx';
import { hostOf } from './host-of.ts';
import './edge.css';

const keys = {
  edge: 'desktop.edge',
  address: 'edge.address',
  newTab: 'edge.new-tab',
  offline: 'edge.offline',
  unreachable: 'edge.unreachable',
  noAddress: 'edge.no-address',
  refresh: 'control.refresh',
} as const;

export function Edge({ network, ...standing }: Standing & { readonly network: PcTold['network'] }) {
  const { words } = useStage();
  const said = useWords(keys);
  const [asked, setAsked] = useState('');
  const title = asked === '' ? said.newTab : asked;
  return (
    <AppWindow {...standing} className="edge" title={`${title} - ${said.edge}`} icon={<Tile kind="edge" />}>
      <form
        className="app-bar"
        onSubmit={(event: FormEvent<HTMLFormElement>) => {
          event.preventDefault();
          setAsked(hostOf(String(new FormData(event.currentTarget).get('address') ?? '')));
        }}
      >
        <input
          className="app-field app-bar-wide"
          data-first=""
          name="address"
          dir="auto"
          aria-label={said.address}
          placeholder={said.address}
          autoComplete="off"
          spellCheck={false}
          maxLength={512}
        />
      </form>
      <div className="edge-page app-scroll" role="status">
        {asked === '' ? (
          <Tile kind="edge" />
        ) : (
          <>
            <h2>{network.internet ? said.unreachable : said.offline}</h2>
            {network.internet ? <p>{words(keys.noAddress, asked)}</p> : null}
            <p className="edge-code">
              {network.internet ? 'DNS_PROBE_FINISHED_NXDOMAIN' : 'ERR_INTERNET_DISCONNECTED'}
            </p>
          </>
        )}
      </div>
    </AppWindow>
  );
}
