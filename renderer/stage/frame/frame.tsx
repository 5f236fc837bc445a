/**
 * The virtual PC around its screen: a monitor with its power button and light, a cable, a strip of its keyboard. The
 * Simulation mark and every word of Reseal's own stand here; nothing but Windows is inside the screen.
 */
import { useCallback, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import type { HostNotice } from '../../../shared/bridge.ts';
import { nameOf } from '../../../shared/stage/screens.ts';
import type { StageView } from '../../../shared/stage/view.ts';
import type { ConnectionState } from '../../bridge/web-socket.ts';
import { useStage } from '../context.tsx';
import type { Send } from '../use-stage-window.ts';
import { Desk } from './desk.tsx';
import { Exercise } from './exercise.tsx';
import { useFrameKeys } from './frame-keys.ts';
import { useBareScreen } from './full-screen.ts';
import { Notice } from './notice.tsx';
import { Show } from './show.tsx';
import { PowerKey } from './power-key.tsx';
import { frameKey, useWindowsKeys, windowsKeyEvent, windowsKeys } from './windows-key.ts';
import './frame.css';
import './case.css';

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
  const keys = useMemo(
    () =>
      windowsKeys(
        (input) => void send(input),
        () => window.dispatchEvent(new Event(windowsKeyEvent)),
      ),
    [send],
  );
  useWindowsKeys(keys);
  const isBare = useBareScreen();
  const screen = useRef<HTMLElement>(null);
  const power = useRef<HTMLButtonElement>(null);
  const drawer = useRef<HTMLElement>(null);
  const setDrawer = useCallback((element: HTMLElement | null) => {
    drawer.current = element;
  }, []);
  useFrameKeys(screen, drawer, power);

  return (
    <div
      className="frame"
      data-powered={view.powered || undefined}
      data-bare={isBare || undefined}
      data-exercise={view.exercise === undefined ? undefined : ''}
    >
      <div className="case" aria-hidden="true" />
      <main
        ref={screen}
        className="screen"
        aria-label={words('frame.screen')}
        data-release={view.release}
        data-screen={view.screen.id}
        data-paused={view.paused || undefined}
      >
        {props.children}
      </main>
      <div className="controls" role="region" aria-label={words('frame.controls')} {...{ [frameKey]: '' }}>
        <div className="bezel">
          <Notice
            connection={props.connection}
            way={view.way}
            isFrozen={view.paused && view.past === undefined}
            isPast={view.past === true}
            revealed={view.revealed}
            notice={props.notice}
            dismiss={props.dismiss}
          />
          <p className="simulation-mark">
            {words(view.screen.id === 'sign-in' ? 'frame.simulation-sign-in' : 'frame.simulation')}
          </p>
          <PowerKey button={power} isOn={view.powered} press={() => void send({ type: 'power-button' })} />
        </div>
        {isBare ? null : <Desk pressWindowsKey={keys.click} />}
        {view.show === undefined || view.past === true ? null : <Show show={view.show} send={send} />}
        {view.exercise === undefined ? null : (
          <Exercise
            key={view.exercise.title}
            exercise={view.exercise}
            page={nameOf(view.screen)}
            turn={view}
            send={send}
            stop={setDrawer}
          />
        )}
      </div>
    </div>
  );
}
