/**
 * The diagnostics page of Windows 11: what was configured, deployed and installed
 * (facts/diagnostics#diagnostics-page).
 */
import type { DiagnosticsView, EspState } from '../../../../shared/stage/view.ts';
import { Badge } from '../../art/icons.tsx';
import { useStage } from '../../context.tsx';
import type { Stage } from '../../context.tsx';
import { Page } from '../../shells/page.tsx';
import { itemName, itemPath } from '../item-name.ts';
import './diagnostics.css';
import { ownOf } from '../../../../shared/own.ts';

type Section = DiagnosticsView['sections'][number];

export function Diagnostics({ view }: { readonly view: DiagnosticsView }) {
  const { title, say } = useStage();
  return (
    <Page
      view={view}
      kind="diagnostics"
      buttons={view.controls.map((control) => ({ control }))}
      focusesButton
    >
      <p className="diagnostics-note" role="status">
        {view.note === undefined ? null : say(view.note)}
      </p>
      {/* Scrolled by the keyboard too. */}
      <div className="diagnostics" tabIndex={0} role="group" aria-label={title(view)}>
        {view.sections.map((section) => (
          <SectionTable key={section.id} section={section} />
        ))}
      </div>
    </Page>
  );
}

function SectionTable({ section }: { readonly section: Section }) {
  const { words } = useStage();
  return (
    <table>
      <caption>{words(`diagnostics.${section.id}`)}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{words('diagnostics.name')}</th>
          <th scope="col">{words('diagnostics.value')}</th>
          <th scope="col">{words('diagnostics.status')}</th>
        </tr>
      </thead>
      <tbody>
        {section.rows.length === 0 ? (
          <tr>
            <td colSpan={3}>{words('diagnostics.empty')}</td>
          </tr>
        ) : null}
        {section.rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{nameOf(words, row.name)}</th>
            <td>{valueOf(words, row.value)}</td>
            <td className="diagnostics-status">
              {row.status === 'ok' || row.status === 'error' ? (
                <Badge state={row.status === 'ok' ? 'succeeded' : 'failed'} />
              ) : null}
              {row.status === null ? null : words(`diagnostics.status.${row.status}`)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Rows that the device names in English; the others are names of the registry or the ESP's items. */
const rows: Readonly<Record<string, string>> = {
  Profile: 'profile',
  'Computer name': 'computer-name',
  Device: 'device',
  Error: 'error',
  'Failed step': 'failed-step',
};

function nameOf(words: Stage['words'], name: string): string {
  const row = ownOf(rows, name);
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
