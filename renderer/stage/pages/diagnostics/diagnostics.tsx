/** The diagnostics page of Windows 11: what was configured, deployed and installed (facts/diagnostics#diagnostics-page). */
import { useId, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { DiagnosticsView } from '../../../../shared/stage/view.ts';
import { useStage } from '../../context.tsx';
import { Waiting } from '../../controls/waiting.tsx';
import { Page } from '../../shells/page.tsx';
import type { Section } from './section-table.tsx';
import { SectionTable } from './section-table.tsx';
import './diagnostics.css';

export function Diagnostics({ view }: { readonly view: DiagnosticsView }) {
  return (
    <Page
      view={view}
      kind="diagnostics"
      secondary={view.step === 'report' ? view.controls.filter(isClose).map((control) => ({ control })) : []}
      buttons={view.controls
        .filter((control) => view.step !== 'report' || !isClose(control))
        .map((control) => ({ control }))}
      focusesButton
    >
      <Content view={view} />
    </Page>
  );
}

const isClose = (control: string): boolean => control === 'close';

function Content({ view }: { readonly view: DiagnosticsView }) {
  const { words } = useStage();
  switch (view.step) {
    case 'generating':
      return <Waiting words={words('diagnostics.generating')} />;
    case 'exporting':
      return <Waiting words={words('diagnostics.exporting')} />;
    case 'exported':
      return <p role="status">{words('diagnostics.exported')}</p>;
    case 'report':
      return <Report view={view} />;
  }
}

/** Tabs, and what stands below each. */
const tabs = [
  { id: 'configuration', sections: ['configuration'] },
  { id: 'deployment', sections: ['deployment'] },
  { id: 'apps-and-policies', sections: ['app-status', 'policy-status'] },
] as const satisfies readonly { readonly id: string; readonly sections: readonly Section['id'][] }[];

function Report({ view }: { readonly view: DiagnosticsView }) {
  const { words } = useStage();
  const [shown, setShown] = useState(0);
  const id = useId();
  const tab = tabs[shown] ?? tabs[0];

  /** The tabs are one stop of the Tab key; arrows go from one to the next, in the direction of reading. */
  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const next = (shown + (event.key === forward ? 1 : tabs.length - 1)) % tabs.length;
    setShown(next);
    event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  }

  return (
    <>
      <div className="diagnostics-tabs" role="tablist" onKeyDown={onKeyDown}>
        {tabs.map((one, index) => (
          <button
            key={one.id}
            type="button"
            role="tab"
            id={`${id}-${one.id}`}
            aria-selected={index === shown}
            aria-controls={`${id}-panel`}
            tabIndex={index === shown ? 0 : -1}
            onClick={() => setShown(index)}
          >
            {words(`diagnostics.${one.id}`)}
          </button>
        ))}
      </div>
      {/* Scrolled by the keyboard too. */}
      <div
        className="diagnostics"
        id={`${id}-panel`}
        tabIndex={0}
        role="tabpanel"
        aria-labelledby={`${id}-${tab.id}`}
      >
        {view.sections
          .filter((section) => (tab.sections as readonly string[]).includes(section.id))
          .map((section) => (
            <SectionTable key={section.id} section={section} isAlone={tab.sections.length === 1} />
          ))}
      </div>
    </>
  );
}
