/** The room a page stands in: the card of Windows 11, the panel of Windows 10, black, or the bare screen. */
import type { ReactNode } from 'react';
import type { Release } from '../../../shared/release.ts';
import type { ScreenView } from '../../../shared/stage/view.ts';
import { AccessibilityMenu } from '../accessibility/accessibility-menu.tsx';
import { Bloom } from '../art/bloom.tsx';
import { AccessibilityIcon, EaseOfAccessIcon, VolumeIcon } from '../art/icons.tsx';
import { useStage } from '../context.tsx';
import { roomOf, tabOf } from '../../../shared/stage/screens.ts';
import './card.css';
import './panel.css';
import './page.css';

export type ShellKind = 'card' | 'panel' | 'bare';

export function shellKind(screen: ScreenView, release: Release): ShellKind {
  if (roomOf(screen) !== 'page') return 'bare';
  return release === 'windows-10-22h2' ? 'panel' : 'card';
}

/** The colour of a coloured result. */
const toneOf = (screen: ScreenView): 'plain' | 'success' | 'failure' =>
  screen.id !== 'result' || screen.variant === 'plain' ? 'plain' : screen.outcome;

interface ShellProps {
  readonly screen: ScreenView;
  readonly children: ReactNode;
}

export function Card({ screen, children }: ShellProps) {
  return (
    <div className="card-shell">
      <Bloom />
      <div className="card" data-tone={toneOf(screen)}>
        {children}
      </div>
      <div className="card-tray">
        <VolumeIcon />
        <AccessibilityMenu icon={<AccessibilityIcon />} />
      </div>
    </div>
  );
}

export function Bare({ screen, children }: ShellProps) {
  return (
    <>
      {children}
      {roomOf(screen) === 'windows' ? (
        <div className="bare-tray" data-shown={screen.id === 'lock-screen' || undefined}>
          <AccessibilityMenu icon={<AccessibilityIcon />} />
        </div>
      ) : null}
    </>
  );
}

export function Panel({ screen, children }: ShellProps) {
  const { words } = useStage();
  const section = tabOf(screen);
  return (
    <div className="panel-shell" data-tone={toneOf(screen)}>
      <div className="panel-frame">
        <div className="panel-tabs" data-section={section}>
          {section === undefined ? null : <span className="panel-tab">{words(`section.${section}`)}</span>}
        </div>
        <div className="panel">{children}</div>
        <div className="panel-tray">
          <AccessibilityMenu icon={<EaseOfAccessIcon />} />
          <VolumeIcon />
        </div>
      </div>
    </div>
  );
}
