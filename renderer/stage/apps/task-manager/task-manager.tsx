/** Task Manager: the PC's processes, which can be ended, and its services, as they are at this second. */
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { ProcessSeen, ProcessesSeen, ServiceSeen } from '../../../../shared/stage/look.ts';
import { useStage } from '../../context.tsx';
import { Tile } from '../../pages/desktop/tile.tsx';
import { useWords } from '../../use-words.ts';
import type { Standing } from '../../window/window.tsx';
import { AppWindow } from '../app-window.tsx';
import { onRowKeys } from '../row-keys.ts';
import { useShell } from '../shell.tsx';
import { useLook } from '../use-look.ts';
import { chosenRows } from './chosen-rows.ts';
import { keys } from './words.ts';
import type { TaskWords } from './words.ts';
import './task-manager.css';

const interval = 1_000;
const tabs = ['processes', 'services'] as const;
type Tab = (typeof tabs)[number];

export function TaskManager(standing: Standing) {
  const said = useWords(keys);
  const { send } = useShell();
  const [tab, setTab] = useState<Tab>('processes');
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<number | null>(null);
  const { seen, again } = useLook<'processes'>({ at: 'processes' });
  const { isAway } = standing;
  useEffect(() => {
    if (isAway === true) return undefined;
    const timer = setInterval(again, interval);
    return () => clearInterval(timer);
  }, [again, isAway]);
  const process = seen?.processes.find(({ id }) => id === chosen);
  const canEnd = tab === 'processes' && process?.canEnd === true;
  return (
    <AppWindow
      {...standing}
      className="task-manager"
      title={said.manager}
      icon={<Tile kind="task-manager" />}
    >
      <div className="app-bar">
        <div className="task-tabs" role="tablist" aria-label={said.manager} onKeyDown={onRowKeys}>
          {tabs.map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              className="app-button"
              data-row=""
              data-first={one === tab ? '' : undefined}
              aria-selected={one === tab}
              tabIndex={one === tab ? 0 : -1}
              onFocus={() => setTab(one)}
            >
              {said[one]}
            </button>
          ))}
        </div>
        <input
          className="app-field app-bar-wide"
          type="search"
          aria-label={said.search}
          placeholder={said.search}
          autoComplete="off"
          spellCheck={false}
          maxLength={256}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <button
          type="button"
          className="app-button"
          aria-disabled={!canEnd}
          onClick={() => {
            if (canEnd && chosen !== null) void send({ type: 'end-process', id: chosen }).then(again);
          }}
        >
          {said.end}
        </button>
      </div>
      <div className="app-scroll" role="tabpanel" aria-label={said[tab]}>
        {tab === 'processes' ? (
          <Processes said={said} seen={seen} search={search} chosen={chosen} choose={setChosen} />
        ) : (
          <Services said={said} seen={seen} search={search} />
        )}
      </div>
    </AppWindow>
  );
}

interface TableProps {
  readonly said: TaskWords;
  readonly seen: ProcessesSeen | null | undefined;
  readonly search: string;
}

function Processes(
  props: TableProps & { readonly chosen: number | null; readonly choose: (id: number) => void },
) {
  const { said, chosen, choose } = props;
  const { language } = useStage();
  const kilobytes = new Intl.NumberFormat(language, { style: 'unit', unit: 'kilobyte' });
  const rows = (props.seen?.processes ?? []).map((one) => ({ ...one, words: [one.image] }));
  return (
    <Table name={said.processes} heads={[said.name, said.pid, said.status, said.memory]}>
      {chosenRows<ProcessSeen & { readonly words: readonly string[] }>(rows, props.search).map(
        ({ id, image, kilobytes: size }) => (
          <tr key={id} data-chosen={id === chosen || undefined} onClick={() => choose(id)}>
            <td>
              <button
                type="button"
                className="app-row"
                data-row=""
                aria-pressed={id === chosen}
                onFocus={() => choose(id)}
              >
                {image}
              </button>
            </td>
            <td>{id}</td>
            <td>{said.running}</td>
            <td>{kilobytes.format(size)}</td>
          </tr>
        ),
      )}
    </Table>
  );
}

function Services({ said, seen, search }: TableProps) {
  const rows = (seen?.services ?? []).map((one) => ({ ...one, words: [one.name, one.displayName] }));
  return (
    <Table name={said.services} heads={[said.name, said.pid, said.description, said.status]}>
      {chosenRows<ServiceSeen & { readonly words: readonly string[] }>(rows, search).map(
        ({ name, id, displayName }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{id}</td>
            <td>
              <bdi>{displayName}</bdi>
            </td>
            <td>{id === null ? said.stopped : said.running}</td>
          </tr>
        ),
      )}
    </Table>
  );
}

function Table(props: {
  readonly name: string;
  readonly heads: readonly string[];
  readonly children: ReactNode;
}) {
  return (
    <table className="app-table" aria-label={props.name} onKeyDown={onRowKeys}>
      <thead>
        <tr>
          {props.heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{props.children}</tbody>
    </table>
  );
}
