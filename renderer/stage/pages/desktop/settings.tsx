/** Settings, as far as a help desk looks: what manages the PC, and what PC it is. All of it is read from the PC. */
import { useCallback, useRef, useState } from 'react';
import type { DesktopView, WorkConnectionView } from '../../../../shared/stage/view.ts';
import { GearIcon } from '../../art/icons.tsx';
import { useStage, useWindows10 } from '../../context.tsx';
import { Window } from '../../window/window.tsx';
import './settings.css';

const keys = {
  settings: 'desktop.settings',
  about: 'desktop.about',
  work: 'desktop.work',
  deviceName: 'desktop.device-name',
  manufacturer: 'desktop.manufacturer',
  model: 'desktop.model',
  serial: 'desktop.serial',
  edition: 'desktop.edition',
  build: 'desktop.build',
  server: 'desktop.server',
  connectedBy: 'desktop.connected-by',
  managedBy: 'desktop.managed-by',
  areas: 'desktop.areas',
  notManaged: 'desktop.not-managed',
} as const;
type Words = Readonly<Record<keyof typeof keys, string>>;

/** Words with a place keep it: it is filled where they stand. */
export function settingsWords(words: (key: string) => string): Words {
  return Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, words(key)])) as Words;
}

const editionNames = { pro: 'Pro', enterprise: 'Enterprise', education: 'Education', home: 'Home' } as const;

export function Settings(props: {
  readonly view: DesktopView;
  readonly said: Words;
  readonly close: () => void;
  readonly minimise: () => void;
}) {
  const { view, said } = props;
  const [page, setPage] = useState<'work' | 'about'>('work');
  const current = useRef<HTMLButtonElement>(null);
  const focusContent = useCallback(() => current.current?.focus(), []);
  return (
    <Window
      className="settings"
      title={said.settings}
      icon={<GearIcon />}
      close={props.close}
      minimise={props.minimise}
      focusContent={focusContent}
    >
      <div className="settings-columns">
        <nav aria-label={said.settings}>
          {(['work', 'about'] as const).map((name) => (
            <button
              key={name}
              ref={name === page ? current : null}
              type="button"
              aria-current={name === page ? 'page' : undefined}
              onClick={() => setPage(name)}
            >
              {said[name]}
            </button>
          ))}
        </nav>
        <div className="settings-page">
          <h2>{said[page]}</h2>
          {page === 'about' ? <About view={view} said={said} /> : <Work work={view.work} said={said} />}
        </div>
      </div>
    </Window>
  );
}

function Rows({ rows }: { readonly rows: readonly (readonly [name: string, value: string])[] }) {
  return (
    <dl className="settings-rows">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function About({ view, said }: { readonly view: DesktopView; readonly said: Words }) {
  const windows = useWindows10() ? 'Windows 10' : 'Windows 11';
  const { manufacturer, model, serialNumber, edition, build } = view.about;
  return (
    <Rows
      rows={[
        [said.deviceName, view.computerName],
        [said.manufacturer, manufacturer],
        [said.model, model],
        [said.serial, serialNumber],
        [said.edition, `${windows} ${editionNames[edition]}`],
        [said.build, build.replace(/^10\.0\./, '')],
      ]}
    />
  );
}

function Work({ work, said }: { readonly work: WorkConnectionView | null; readonly said: Words }) {
  const { words } = useStage();
  if (work === null) return <p>{said.notManaged}</p>;
  return (
    <>
      <section className="settings-account">
        <h3>{work.organisation}</h3>
        <p>{words(keys.connectedBy, work.userPrincipalName)}</p>
      </section>
      <h3>{words(keys.managedBy, work.organisation)}</h3>
      <Rows rows={[[said.server, work.server]]} />
      <h3>{words(keys.areas, work.organisation)}</h3>
      <ul className="settings-areas">
        {work.areas.map((area) => (
          <li key={area}>{area}</li>
        ))}
      </ul>
    </>
  );
}
