/** Shows one page and, for the moment of a change, the one that leaves. Drawing pages is the caller's. */
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { ScreenView } from '../../../shared/stage/view.ts';
import { pageKey } from '../../../shared/stage/screens.ts';
import './page-stack.css';

const exitMilliseconds = 167;

interface Stack {
  readonly screen: ScreenView;
  readonly turn: number;
  readonly leaving: ScreenView | null;
}

function turned(stack: Stack, screen: ScreenView): Stack {
  if (pageKey(stack.screen) === pageKey(screen)) return { ...stack, screen };
  return { screen, turn: stack.turn + 1, leaving: stack.screen };
}

export function PageStack(props: {
  readonly screen: ScreenView;
  readonly draw: (screen: ScreenView) => ReactNode;
}) {
  const [stack, setStack] = useState<Stack>({ screen: props.screen, turn: 0, leaving: null });
  const current = stack.screen === props.screen ? stack : turned(stack, props.screen);
  if (current !== stack) setStack(current);

  useEffect(() => {
    const timer = setTimeout(
      () => setStack((now) => (now.leaving === null ? now : { ...now, leaving: null })),
      exitMilliseconds,
    );
    return () => clearTimeout(timer);
  }, [current.turn]);

  const turns = [
    ...(current.leaving === null
      ? []
      : [{ turn: current.turn - 1, screen: current.leaving, isLeaving: true }]),
    { turn: current.turn, screen: current.screen, isLeaving: false },
  ];
  return (
    <div className="page-stack">
      {turns.map(({ turn, screen, isLeaving }) => (
        <PageTurn key={turn} isFirst={turn === 0} isLeaving={isLeaving}>
          {props.draw(screen)}
        </PageTurn>
      ))}
    </div>
  );
}

/** Somebody is busy beside the PC: what they type there is not for a page that comes meanwhile. */
const isBeside = (active: Element | null): boolean =>
  active?.closest('[data-beside]') instanceof Element ||
  (active === document.body && document.querySelector('[data-beside="covers"]') !== null);

/** Gives the focus to the first control that asks for it, else to the heading. */
function takeFocus(page: HTMLElement): void {
  if (isBeside(document.activeElement)) return;
  const target =
    page.querySelector<HTMLElement>('[data-initial-focus]:not(:disabled)') ??
    page.querySelector<HTMLElement>('h1');
  target?.focus({ preventScroll: true });
}

/**
 * One page of the stack. When it comes it takes the focus; while it leaves it can neither be used nor read.
 */
function PageTurn(props: {
  readonly isFirst: boolean;
  readonly isLeaving: boolean;
  readonly children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const { isLeaving } = props;
  useEffect(() => {
    if (box.current !== null) takeFocus(box.current);
  }, []);
  // After every redraw: what had the focus may be gone, or what should have had it may have come.
  useEffect(() => {
    const page = box.current;
    if (page === null || isLeaving) return;
    const active = document.activeElement;
    if (active === document.body || active === page.querySelector('h1')) takeFocus(page);
  });
  return (
    <div
      ref={box}
      className="page-turn"
      data-first={props.isFirst || undefined}
      data-leaving={props.isLeaving || undefined}
      inert={props.isLeaving}
      aria-hidden={props.isLeaving || undefined}
    >
      {props.children}
    </div>
  );
}
