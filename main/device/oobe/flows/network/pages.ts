/** Network, portal, and what is said when the connection is gone. */
import { networkPage } from '../../network-page.ts';
import type { Page } from '../../page.ts';

export const networks =
  (connecting: boolean): Page =>
  (context, { network, hardware }) =>
    networkPage(context, network, hardware, connecting);

export const portal: Page = (_context, { network }) => ({
  id: 'captive-portal',
  network: network.connectedTo ?? '',
});

export const connectionLost: Page = () => ({
  id: 'problem',
  title: { key: 'problem.connection-lost' },
  body: { key: 'problem.connect-again' },
  code: null,
  controls: ['retry'],
});
