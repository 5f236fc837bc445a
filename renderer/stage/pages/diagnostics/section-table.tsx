/** One table of the diagnostics page: event, status, start, finish, details. */
import type { DiagnosticsRow, DiagnosticsView, EspState } from '../../../../shared/stage/view.ts';
import { Badge } from '../../art/icons.tsx';
import { useStage } from '../../context.tsx';
import type { Stage } from '../../context.tsx';
import { itemName, itemPath } from '../item-name.ts';
import { ownOf } from '../../../../shared/own.ts';

export type Section = DiagnosticsView['sections'][number];

const columns = ['name', 'status', 'start-time', 'finish-time', 'value'] as const;

export function SectionTable(props: { readonly section: Section; readonly isAlone: boolean }) {
  const { words } = useStage();
  const { id, rows } = props.section;
  return (
    <table>
      {/* The tab says it where the table is its only one. */}
      <caption className={props.isAlone ? 'visually-hidden' : undefined}>
        {words(`diagnostics.${id}`)}
      </caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {words(`diagnostics.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.length === 0 ? (
          <tr>
            <td colSpan={columns.length}>{words('diagnostics.empty')}</td>
          </tr>
        ) : null}
        {rows.map((row) => (
          <Row key={row.name} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row }: { readonly row: DiagnosticsRow }) {
  const { words, language } = useStage();
  const time = (at: string | undefined): string =>
    at === undefined ? '' : new Date(at).toLocaleTimeString(language, { timeZone: 'UTC' });
  return (
    <tr>
      <th scope="row">{nameOf(words, row.name)}</th>
      <td className="diagnostics-status">{row.status === null ? null : <Status status={row.status} />}</td>
      <td>{time(row.started)}</td>
      <td>{time(row.finished)}</td>
      <td>{valueOf(words, row.value)}</td>
    </tr>
  );
}

/** An icon, with the word for those who hear it. */
function Status({ status }: { readonly status: NonNullable<DiagnosticsRow['status']> }) {
  const { words } = useStage();
  return (
    <>
      {status === 'ok' || status === 'error' ? (
        <Badge state={status === 'ok' ? 'succeeded' : 'failed'} />
      ) : (
        <span className="diagnostics-mark" aria-hidden="true" />
      )}
      <span className="visually-hidden">{words(`diagnostics.status.${status}`)}</span>
    </>
  );
}

/** Rows that the device names in English; the others are names of the registry or the ESP's items. */
const names: Readonly<Record<string, string>> = {
  Profile: 'profile',
  'Computer name': 'computer-name',
  Device: 'device',
  Error: 'error',
  'Failed step': 'failed-step',
};

function nameOf(words: Stage['words'], name: string): string {
  const row = ownOf(names, name);
  return row === undefined ? itemPath(words, name) : words(`diagnostics.row.${row}`);
}

/** The states of ESP items, which the device names as its registry does. */
const states: ReadonlySet<string> = new Set<EspState>([
  'notStarted',
  'inProgress',
  'succeeded',
  'failed',
  'notRequired',
]);

function valueOf(words: Stage['words'], value: string): string {
  return states.has(value) ? words(`diagnostics.state.${value}`) : itemName(words, value);
}
