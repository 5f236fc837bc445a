/** What the host and the session tell, over the window's lower edge: nothing moves under the pointer when one comes. */
import { useEffect } from 'react';
import type { HostNotice } from '../../../shared/bridge.ts';
import { words } from '../words.ts';

/** What went wrong stays until somebody has seen it. */
const informationMilliseconds = 8_000;

export function Messages(props: {
  readonly isLost: boolean;
  readonly notice: HostNotice | null;
  readonly dismiss: () => void;
}) {
  const { isLost, notice, dismiss } = props;
  useEffect(() => {
    if (notice?.kind !== 'information') return;
    const timer = setTimeout(dismiss, informationMilliseconds);
    return () => clearTimeout(timer);
  }, [notice, dismiss]);
  return (
    <div className="messages">
      <div role="status">
        {isLost ? <p className="message">{words('lost')}</p> : null}
        {notice?.kind === 'information' ? <Message notice={notice} dismiss={dismiss} /> : null}
      </div>
      <div role="alert">
        {notice?.kind === 'failure' ? <Message notice={notice} dismiss={dismiss} /> : null}
      </div>
    </div>
  );
}

function Message({ notice, dismiss }: { readonly notice: HostNotice; readonly dismiss: () => void }) {
  return (
    <p className="message" data-kind={notice.kind}>
      {notice.text}
      <button type="button" onClick={dismiss}>
        {words('dismiss')}
      </button>
    </p>
  );
}
