/** Joins the window's API and the catalogue into what pages use. */
import { useCallback, useMemo, useRef, useState } from 'react';
import type { HostNotice, StageApi, StageWindowInput, Submitted } from '../../shared/bridge.ts';
import type { StageView } from '../../shared/stage/view.ts';
import { isolated } from './bidi.ts';
import { dateLocaleOf } from './date-locale.ts';
import type { Language } from './catalogue.ts';
import type { Stage } from './context.tsx';
import { headingOf, pageKey } from '../../shared/stage/screens.ts';
import { keyFor, text } from '../../shared/stage/text.ts';

export type Send = (input: StageWindowInput) => Promise<Submitted>;

/**
 * Sends an input. What the screen has nothing for is ignored, as Windows does; another refusal becomes a notice; a lost
 * connection is shown by the frame already.
 */
export function useSend(api: StageApi, notify: (notice: HostNotice) => void): Send {
  return useCallback(
    async (input) => {
      try {
        const answer = await api.submit(input);
        // The portal page tells its answers itself.
        const isTold = answer.accepted || answer.ignored === true || input.type === 'admin';
        if (!isTold) notify({ kind: 'information', text: answer.reason });
        return answer;
      } catch (problem) {
        return { accepted: false, reason: String(problem) };
      }
    },
    [api, notify],
  );
}

export function useStageOf(
  view: StageView,
  { catalogue, direction }: Language,
  send: Send,
  { picture, look, portal }: Pick<StageApi, 'picture' | 'look' | 'portal'>,
): Stage {
  const { release, language, time } = view;
  const page = pageKey(view.screen);
  // Each page has a press of its own: the view that a press brings about comes before the answer to it, and the
  // next page must not lose the first press of a quick hand.
  const [turn, setTurn] = useState({ page });
  if (turn.page !== page) setTurn({ page });
  const pressed = useRef<typeof turn>(null);
  const [waiting, setWaiting] = useState<typeof turn | null>(null);
  const pending = waiting === turn;

  return useMemo(() => {
    const say: Stage['say'] = ({ key, args = [] }) =>
      text(catalogue, { key: keyFor(catalogue, key, release), args: isolated(args, direction) });
    return {
      release,
      time,
      language: dateLocaleOf(language),
      pending,
      picture,
      look,
      portal,
      words: (key, ...args) => say({ key, args }),
      say,
      title: (screen) => say(headingOf(screen, release, catalogue)),
      choose: (value) => void send({ type: 'choose', value }),
      press: (control, values) => {
        if (pressed.current === turn) return;
        pressed.current = turn;
        setWaiting(turn);
        void send(
          values === undefined ? { type: 'press', control } : { type: 'press', control, values },
        ).then(() => {
          if (pressed.current === turn) pressed.current = null;
          setWaiting((now) => (now === turn ? null : now));
        });
      },
    };
  }, [release, time, language, catalogue, direction, pending, turn, send, picture, look, portal]);
}
