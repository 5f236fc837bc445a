/** Reseal's own words on the case: a lost connection, a frozen world, a way that takes a while, a failure of the program, a refused input. */
import { useEffect } from 'react';
import type { HostNotice } from '../../../shared/bridge.ts';
import type { StageView } from '../../../shared/stage/view.ts';
import type { ConnectionState } from '../../bridge/web-socket.ts';
import { useStage } from '../context.tsx';

const informationMilliseconds = 8000;

export function Notice(props: {
  readonly connection: ConnectionState;
  readonly way: StageView['way'];
  readonly isFrozen: boolean;
  readonly isPast: boolean;
  readonly revealed: string | undefined;
  readonly notice: HostNotice | null;
  readonly dismiss: () => void;
}) {
  const { words, language } = useStage();
  const { notice, dismiss, way } = props;
  const label = way && words('frame.way', worldDay(way.to, language), way.percent);
  useEffect(() => {
    if (notice?.kind !== 'information') return;
    const timer = setTimeout(dismiss, informationMilliseconds);
    return () => clearTimeout(timer);
  }, [notice, dismiss]);

  return (
    <div className="notices">
      <div role="status">
        {props.connection === 'lost' ? <p className="notice">{words('frame.lost')}</p> : null}
        {props.isFrozen ? <p className="notice frozen">{words('frame.frozen')}</p> : null}
        {props.revealed === undefined ? null : (
          <p className="notice revealed">
            <span className="notice-text">{words('frame.revealed', props.revealed)}</span>
          </p>
        )}
        {props.isPast ? <p className="notice frozen">{words('frame.past')}</p> : null}
      </div>
      {way === undefined ? null : (
        <div className="notice way">
          <span className="notice-text">{label}</span>
          <progress value={way.percent} max={100} aria-label={label} />
        </div>
      )}
      <div role="alert">
        {notice === null ? null : (
          <p className="notice" data-kind={notice.kind}>
            <span className="notice-text">{notice.text}</span>
            <button type="button" onClick={dismiss}>
              {words('frame.dismiss')}
            </button>
          </p>
        )}
      </div>
    </div>
  );
}

const worldDay = (instant: string, language: string): string =>
  new Date(instant).toLocaleDateString(language, { dateStyle: 'long', timeZone: 'UTC' });
