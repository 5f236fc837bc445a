/** Properties of the Wi-Fi connection: to be read, not changed. */
import type { NetworkView } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';
import { Page } from '../../shells/page.tsx';

export function Properties({
  view,
  properties,
}: {
  readonly view: NetworkView;
  readonly properties: NonNullable<NetworkView['properties']>;
}) {
  const { words } = useStage();
  const { ssid, security, internet, adapter, address, macAddress } = properties;
  const rows = {
    name: ssid,
    security: words(`network.security.${security}`),
    state: words(internet ? 'network.wired.connected' : 'network.wired.no-internet'),
    adapter,
    address,
    'physical-address': macAddress,
  };
  return (
    <Page
      view={view}
      kind="network"
      buttons={[{ control: 'close', label: words('network.properties.done') }]}
      focusesButton
    >
      <dl className="network-properties">
        {Object.entries(rows).map(([name, value]) => (
          <div key={name}>
            <dt>{words(`network.properties.${name}`)}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </Page>
  );
}
