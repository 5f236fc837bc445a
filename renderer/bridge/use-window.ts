/** One window's link to the session, for React: its newest view, notices, and whether the link holds. */
import { useEffect, useState } from 'react';
import type { HostNotice, WindowApi } from '../../shared/bridge.ts';
import type { ConnectionState } from './web-socket.ts';

export interface Link<Api> {
  readonly api: Api;
  /** Electron's link cannot be lost, so it never calls. */
  readonly onState: (listener: (state: ConnectionState) => void) => () => void;
}

export interface WindowState<View> {
  readonly view: View | null;
  readonly connection: ConnectionState;
  readonly notice: HostNotice | null;
  readonly notify: (notice: HostNotice | null) => void;
}

export function useWindow<View, Input>({ api, onState }: Link<WindowApi<View, Input>>): WindowState<View> {
  const [view, setView] = useState<View | null>(null);
  const [connection, setConnection] = useState<ConnectionState>('connecting');
  const [notice, notify] = useState<HostNotice | null>(null);

  useEffect(() => {
    const ask = () => {
      api.view().then(
        (answer) => {
          setView(answer);
          setConnection('open');
        },
        () => {},
      );
    };
    ask();
    const ends = [
      api.onView(setView),
      api.onNotice(notify),
      onState((state) => {
        setConnection((former) => (state === 'open' && former !== 'open' ? 'connecting' : state));
        if (state === 'open') ask();
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [api, onState]);

  return { view, connection, notice, notify };
}
