/** "Export logs" of the menu: where to, the work, and what came of it. */
import type { ExportDrive, ExportLogsView } from '../../../../shared/stage/view.ts';
import { DriveIcon } from '../../art/icons.tsx';
import { useStage } from '../../context.tsx';
import type { Action } from '../../controls/button.tsx';
import { ListBox } from '../../controls/list-box.tsx';
import { Waiting } from '../../controls/waiting.tsx';
import { Page } from '../../shells/page.tsx';

export function ExportLogs({ view }: { readonly view: ExportLogsView }) {
  const { words } = useStage();
  const action = (control: ExportLogsView['controls'][number]): Action =>
    control === 'next' ? { control, label: words('export-logs.select-folder') } : { control };
  // What goes on is filled, what leaves stands before it.
  const primary = view.controls.slice(-1);
  return (
    <Page
      view={view}
      kind="export-logs"
      {...(view.step === 'folder' ? { subtitle: words('export-logs.folder') } : {})}
      secondary={view.controls.slice(0, -1).map(action)}
      buttons={primary.map(action)}
      focusesButton={view.step !== 'folder'}
    >
      <Content view={view} />
    </Page>
  );
}

const driveWords: Readonly<Record<ExportDrive, string>> = {
  'C:': 'export-logs.local-disk',
  'D:': 'export-logs.removable-drive',
};

function Content({ view }: { readonly view: ExportLogsView }) {
  const { words, say } = useStage();
  switch (view.step) {
    case 'folder':
      return (
        <ListBox
          label={words('export-logs.drives')}
          selected={view.selected}
          look="options"
          choices={view.choices.map((drive) => ({
            id: drive,
            icon: <DriveIcon />,
            label: words(driveWords[drive], drive),
          }))}
        />
      );
    case 'exporting':
      return <Waiting words={words('diagnostics.exporting')} />;
    case 'exported':
      return <p role="status">{words('diagnostics.exported')}</p>;
    case 'failed':
      return (
        <div role="alert">
          <p>{words('diagnostics.export-failed.text')}</p>
          {view.error === null ? null : (
            <>
              <p>{words('diagnostics.error-code', view.error.code)}</p>
              <p>{words('diagnostics.error-description', say(view.error.description))}</p>
            </>
          )}
        </div>
      );
  }
}
