/** Privacy settings. On Windows 11 the button scrolls on until everything was seen, then it accepts. */
import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { PrivacyView } from '../../../../shared/stage/view.ts';
import { useStage, useWindows10 } from '../../context.tsx';
import { Page } from '../../shells/page.tsx';
import { Emphasised } from './emphasised.tsx';
import { Switch } from './switch.tsx';
import './privacy.css';

/** Distance from the end that still counts as the end: scroll positions are fractions of a pixel. */
const nearly = 4;

function atEnd(list: HTMLElement): boolean {
  return list.scrollTop + list.clientHeight >= list.scrollHeight - nearly;
}

/** Whether the list was seen to its end, once that happened. */
function useSeen(list: RefObject<HTMLElement | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const box = list.current;
    if (box === null) return;
    const look = () => {
      if (atEnd(box)) setSeen(true);
    };
    const watcher = new ResizeObserver(look);
    watcher.observe(box);
    box.addEventListener('scroll', look);
    return () => {
      watcher.disconnect();
      box.removeEventListener('scroll', look);
    };
  }, [list]);
  return seen;
}

export function Privacy({ view }: { readonly view: PrivacyView }) {
  const { words, choose } = useStage();
  const list = useRef<HTMLDivElement>(null);
  const [learning, setLearning] = useState(false);
  const seen = useSeen(list);
  const accepts = useWindows10() || seen;

  function scrollOn(): void {
    const box = list.current;
    box?.scrollBy({ top: box.clientHeight * 0.9 });
  }

  return (
    <Page
      view={view}
      kind="privacy"
      subtitle={<Emphasised text={words('privacy.subtitle')} part={words('control.accept')} />}
      moreLinks={
        <button
          type="button"
          className="link"
          aria-expanded={learning}
          aria-controls="privacy-more"
          onClick={() => setLearning(!learning)}
        >
          {words('privacy.learn-more')}
        </button>
      }
      buttons={[
        accepts ? { control: 'accept' } : { control: 'accept', label: words('control.next'), act: scrollOn },
      ]}
      focusesButton
    >
      <p id="privacy-more" className="privacy-more" hidden={!learning}>
        {words('privacy.more')}
      </p>
      <div className="privacy" ref={list} tabIndex={0} role="group" aria-label={words('privacy.list')}>
        {view.switches.map(({ id, on }) => (
          <Switch key={id} id={id} isOn={on} turn={() => choose(id)} />
        ))}
      </div>
    </Page>
  );
}
