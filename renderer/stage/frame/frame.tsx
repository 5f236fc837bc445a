/** The virtual PC around its screen: bezel, power button, on-screen Windows key, the Simulation mark. */
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { HostNotice } from '../../../shared/bridge.ts';
import type { StageView } from '../../../shared/stage/view.ts';
import type { ConnectionState } from '../../bridge/web-socket.ts';
import { PowerIcon } from '../art/icons.tsx';
import { useStage } from '../context.tsx';
import type { Send } from '../use-stage-window.ts';
import { Notice } from './notice.tsx';
import { frameKey, useWindowsKeys, windowsKeys } from './windows-key.ts';
import './frame.css';

export function Frame(props: {
  readonly view: StageView;
  readonly send: Send;
  readonly connection: ConnectionState;
  readonly notice: HostNotice | null;
  readonly dismiss: () => void;
  readonly children: ReactNode;
}) {
  const { view, send } = props;
  const { words } = useStage();
  const keys = useMemo(() => windowsKeys((input) => void send(input)), [send]);
  useWindowsKeys(keys);

  return (
    <div className="frame" data-powered={view.powered || undefined}>
      <main
        className="screen"
        aria-label={words('frame.screen')}
        data-release={view.release}
        data-screen={view.screen.id}
        data-paused={view.paused || undefined}
      >
        {props.children}
        <p className="simulation-mark">
          {words(view.screen.id === 'sign-in' ? 'frame.simulation-sign-in' : 'frame.simulation')}
        </p>
        <Notice connection={props.connection} notice={props.notice} dismiss={props.dismiss} />
      </main>
      <div className="chin" role="region" aria-label={words('frame.controls')} {...{ [frameKey]: '' }}>
        <button
          type="button"
          className="frame-key power-key"
          onClick={() => void send({ type: 'power-button' })}
        >
          <PowerIcon />
          {words('frame.power')}
        </button>
        <p className="power-hint">{view.powered ? null : words('frame.power-hint')}</p>
        <button
          type="button"
          className="frame-key"
          aria-describedby="windows-key-hint"
          // The page keeps its focus, as it does under a real key.
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          onClick={keys.click}
        >
          {words('frame.windows-key')}
        </button>
        <span className="frame-hint" id="windows-key-hint">
          {words('frame.windows-key-hint')}
        </span>
      </div>
    </div>
  );
}
