/**
 * A window of Windows: moved by its title, resized at its edges, by pointer and by keyboard, maximised, minimised. The
 * set-up has no taskbar: a window that is minimised there is its title alone, at the bottom of the screen, as Windows
 * leaves it wherever its shell does not run.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { CrossIcon, MaximiseIcon, MinimiseIcon, RestoreIcon } from '../art/icons.tsx';
import { useStage } from '../context.tsx';
import { edges } from './place.ts';
import type { Place } from './place.ts';
import { usePlace } from './use-place.ts';
import { WindowMenu } from './window-menu.tsx';
import type { WindowCommand } from './window-menu.tsx';
import './window.css';

type State = 'open' | 'large' | 'small';

/** How a window stands among others. */
export interface Standing {
  readonly close: () => void;
  /** Where there is a taskbar to go to. */
  readonly minimise?: () => void;
  /** It is on the taskbar alone. */
  readonly isAway?: boolean;
  /** Its place from the back, and how it comes to the front. */
  readonly order?: number;
  readonly isFront?: boolean;
  readonly raise?: () => void;
  /** How many windows were open before it: each stands a little further down. */
  readonly cascade?: number;
  /** Its place in the row of titles, where there is no taskbar. */
  readonly slot?: number;
}

export function Window(
  props: Standing & {
    readonly title: string;
    readonly icon: ReactNode;
    /** Of the style sheet that says where it opens. */
    readonly className: string;
    /** Gives the focus to what is worked with in it. */
    readonly focusContent: () => void;
    readonly children: ReactNode;
  },
) {
  const { words } = useStage();
  const { focusContent, isAway = false, isFront = false, order, cascade, slot } = props;
  const box = useRef<HTMLElement>(null);
  const [state, setState] = useState<State>('open');
  const [hasMenu, setMenu] = useState(false);
  // What the arrow keys do until Enter or Escape, and the place to go back to.
  const [task, setTask] = useState<{ readonly does: 'move' | 'size'; readonly from: Place | null } | null>(
    null,
  );
  const placing = usePlace(box);
  const leaveMenu = useCallback(() => {
    setMenu(false);
    focusContent();
  }, [focusContent]);

  // Whatever had the focus gets it back when the window closes.
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  useEffect(() => {
    if (state !== 'small' && !isAway) focusContent();
  }, [state, isAway, focusContent]);

  // By the keyboard, the taskbar, or because the one before it was closed. Who clicked into it has the focus there.
  useEffect(() => {
    if (isFront && box.current?.contains(document.activeElement) === false) focusContent();
  }, [isFront, focusContent]);

  const minimise = props.minimise ?? (() => setState('small'));

  function choose(command: WindowCommand): void {
    setMenu(false);
    if (command === 'close') props.close();
    else if (command === 'move' || command === 'size') {
      setTask({ does: command, from: placing.now() });
      box.current?.focus();
    } else if (command === 'minimise') minimise();
    else setState(command === 'maximise' ? 'large' : 'open');
  }

  const able: Readonly<Record<WindowCommand, boolean>> = {
    restore: state !== 'open',
    move: state === 'open',
    size: state === 'open',
    minimise: state !== 'small',
    maximise: state !== 'large',
    close: true,
  };

  function onKeyDown(event: KeyboardEvent): void {
    // The page below has keys of its own.
    event.stopPropagation();
    if (event.altKey && event.key === ' ') {
      event.preventDefault();
      setMenu(true);
    } else if (event.altKey && event.key === 'F4') {
      event.preventDefault();
      props.close();
    } else if (task !== null) {
      if (event.key === 'Escape') placing.put(task.from);
      if (event.key === 'Escape' || event.key === 'Enter') {
        setTask(null);
        focusContent();
      } else if (!placing.press(task.does, event.key)) return;
      event.preventDefault();
    }
  }

  const onMenuButton = (event: MouseEvent) => {
    event.stopPropagation();
    setMenu(true);
  };
  return (
    <section
      ref={box}
      className={`window ${props.className}`}
      role="dialog"
      aria-label={props.title}
      tabIndex={-1}
      data-state={state}
      data-task={task?.does}
      hidden={isAway}
      style={{
        ...(state === 'open' ? placing.style : undefined),
        ...(order === undefined ? {} : { zIndex: order }),
        ...(cascade === undefined ? {} : { '--cascade': cascade }),
        ...(slot === undefined ? {} : { '--slot': slot }),
      }}
      onKeyDown={onKeyDown}
      onPointerDownCapture={props.raise}
      onFocus={props.raise}
      onClick={(event) => {
        // A click into a window gives its content the keys, unless text is being marked.
        const onButton =
          event.target instanceof Element && event.target.closest('button, input, select, textarea') !== null;
        if (!onButton && getSelection()?.isCollapsed !== false) focusContent();
      }}
    >
      <header
        className="window-title"
        onPointerDown={(event) => {
          const onButton = event.target instanceof Element && event.target.closest('button') !== null;
          if (!onButton && state === 'open') placing.drag(event, 'move');
        }}
        onDoubleClick={() => setState(state === 'open' ? 'large' : 'open')}
        onContextMenu={onMenuButton}
      >
        <button
          type="button"
          className="window-icon"
          aria-label={words('window.menu')}
          aria-haspopup="menu"
          aria-expanded={hasMenu}
          onClick={onMenuButton}
          onDoubleClick={props.close}
        >
          {props.icon}
        </button>
        <span className="window-name">{props.title}</span>
        {state === 'small' ? null : (
          <TitleButton name={words('window.minimise')} press={minimise}>
            <MinimiseIcon />
          </TitleButton>
        )}
        {state === 'small' ? (
          <TitleButton name={words('window.restore')} press={() => setState('open')}>
            <RestoreIcon />
          </TitleButton>
        ) : (
          <TitleButton
            name={words(state === 'large' ? 'window.restore' : 'window.maximise')}
            press={() => setState(state === 'large' ? 'open' : 'large')}
          >
            {state === 'large' ? <RestoreIcon /> : <MaximiseIcon />}
          </TitleButton>
        )}
        <TitleButton name={words('control.close')} press={props.close} closes>
          <CrossIcon />
        </TitleButton>
      </header>
      <WindowMenu isOpen={hasMenu} canDo={(command) => able[command]} choose={choose} leave={leaveMenu} />
      <div className="window-content" hidden={state === 'small'}>
        {props.children}
      </div>
      {state === 'open'
        ? edges.map((edge) => (
            <span
              key={edge}
              className="window-edge"
              data-edge={edge}
              aria-hidden="true"
              onPointerDown={(event) => placing.drag(event, edge)}
            />
          ))
        : null}
    </section>
  );
}

function TitleButton(props: {
  readonly name: string;
  readonly press: () => void;
  readonly closes?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      className="window-button"
      aria-label={props.name}
      data-closes={props.closes}
      onClick={props.press}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      {props.children}
    </button>
  );
}
