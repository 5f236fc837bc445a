/**
 * The trainee's portal page: another screen than the PC's, which it covers while it is open, as somebody turns to a
 * computer of their own. Its look is the console's, so that nobody takes it for a part of the PC.
 */
import { useMemo } from 'react';
import { Portal } from '../../portal/portal.tsx';
import type { PortalLink } from '../../portal/use-portal.ts';
import { words as portalWords } from '../../portal/words.ts';
import { useStage } from '../context.tsx';
import type { Send } from '../use-stage-window.ts';
import '../../theme/console.tokens.css';
import './portal-page.css';

export default function PortalPage(props: {
  /** Id of the heading that names the page. */
  readonly heading: string;
  /** A new one whenever there may be something new. */
  readonly turn: unknown;
  readonly send: Send;
  readonly leave: () => void;
}) {
  const { heading, send } = props;
  const { words, portal } = useStage();
  const link = useMemo(
    (): PortalLink => ({ portal, write: (write) => send({ type: 'admin', by: 'trainee', write }) }),
    [portal, send],
  );
  return (
    <>
      <header>
        <h2 id={heading} lang="en" dir="ltr">
          {portalWords('title')}
        </h2>
        <button type="button" onClick={props.leave}>
          {words('frame.portal-close')}
        </button>
      </header>
      <Portal link={link} turn={props.turn} />
    </>
  );
}
