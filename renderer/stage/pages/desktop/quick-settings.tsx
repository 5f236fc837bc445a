/** The quick settings: by what the PC is connected, and how loud it is. */
import { useState } from 'react';
import type { DesktopView } from '../../../../shared/stage/view.ts';
import { EthernetIcon, NoNetworkIcon, SignalIcon, VolumeIcon } from '../../art/icons.tsx';
import { useWords } from '../../use-words.ts';
import { Flyout } from './flyout.tsx';

const keys = {
  name: 'desktop.quick-settings',
  volume: 'desktop.volume',
  ethernet: 'network.ethernet',
  connected: 'network.wired.connected',
  noInternet: 'network.wired.no-internet',
  unplugged: 'network.wired.unplugged',
} as const;

export function QuickSettings(props: {
  readonly network: DesktopView['network'];
  readonly leave: () => void;
}) {
  const said = useWords(keys);
  const { wired, wireless, internet } = props.network;
  const [volume, setVolume] = useState(67);
  const lines = [
    ...(wireless === null
      ? []
      : [
          {
            name: wireless,
            icon: <SignalIcon bars={4} />,
            state: internet ? said.connected : said.noInternet,
          },
        ]),
    ...(wired === 'absent' || (wired === 'unplugged' && wireless !== null)
      ? []
      : [
          {
            name: said.ethernet,
            icon: wired === 'connected' ? <EthernetIcon /> : <NoNetworkIcon />,
            state:
              wired === 'connected'
                ? said.connected
                : wired === 'unplugged'
                  ? said.unplugged
                  : said.noInternet,
          },
        ]),
  ];
  const none = { name: said.unplugged, icon: <NoNetworkIcon />, state: said.noInternet };
  return (
    <Flyout className="quick-settings" name={said.name} leave={props.leave}>
      <ul>
        {(lines.length === 0 ? [none] : lines).map(({ name, icon, state }) => (
          <li key={name}>
            {icon}
            <span>
              <bdi>{name}</bdi>
              <span className="quick-state">{state}</span>
            </span>
          </li>
        ))}
      </ul>
      <label className="quick-volume">
        <VolumeIcon />
        <span className="visually-hidden">{said.volume}</span>
        <input
          type="range"
          data-first=""
          min={0}
          max={100}
          value={volume}
          onChange={(event) => setVolume(event.currentTarget.valueAsNumber)}
        />
        <output>{volume}</output>
      </label>
    </Flyout>
  );
}
