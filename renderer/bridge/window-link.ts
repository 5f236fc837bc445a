/** Which link this page has: the preload's, or a WebSocket to the host that served it. */
import type { ConsoleApi, StageApi } from '../../shared/bridge.ts';
import type { Link } from './use-window.ts';
import { addressOf, connect, consoleOver, stageOver } from './web-socket.ts';

const neverLost = () => () => {};

export function stageLink(): Link<StageApi> {
  if (window.reseal !== undefined) return { api: window.reseal as StageApi, onState: neverLost };
  const connection = connect(addressOf('stage', location));
  return { api: stageOver(connection), onState: connection.onState };
}

export function consoleLink(): Link<ConsoleApi> {
  if (window.reseal !== undefined) return { api: window.reseal as ConsoleApi, onState: neverLost };
  const connection = connect(addressOf('console', location));
  return { api: consoleOver(connection), onState: connection.onState };
}
