/** Joins the window's API and the catalogue into what pages use. */
import { useCallback, useMemo, useRef, useState } from 'react';
import type { HostNotice, StageApi, Submitted } from '../../shared/bridge.ts';
import type { StageInput } from '../../shared/stage/input.ts';
import type { StageView } from '../../shared/stage/view.ts';
import { isolated } from './bidi.ts';
import type { Language } from './catalogue.ts';
import type { Stage } from './context.tsx';
import { headingOf } from '../../shared/stage/screens.ts';
import { keyFor, text } from '../../shared/stage/text.ts';

export type Send = (input: StageInput) => Promise<Submitted>;

/** Sends an input; a refusal becomes a notice, a lost connection is shown by the frame already. */
export function useSend(api: StageApi, notify: (notice: HostNotice) => void): Send {
  return useCallback(
    async (input) => {
      try {
        const answer = await api.submit(input);
        if (!answer.accepted) notify({ kind: 'information', text: answer.reason });
        return answer;
      } catch (problem) {
        return { accepted: false, reason: String(problem) };
      }
    },
    [api, notify],
  );
}

export function useStageOf(view: StageView, { catalogue, direction }: Language, send: Send): Stage {
  const pressing = useRef(false);
  const [pending, setPending] = useState(false);
  const { release, language, time } = view;

  return useMemo(() => {
    const say: Stage['say'] = ({ key, args = [] }) =>
      text(catalogue, { key: keyFor(catalogue, key, release), args: isolated(args, direction) });
    return {
      release,
      time,
      // Digits stay Latin, and dates those of the calendar that the journal and the reports use.
      language: `${language}-u-ca-gregory-nu-latn`,
      pending,
      words: (key, ...args) => say({ key, args }),
      say,
      title: (screen) => say(headingOf(screen, release, catalogue)),
      choose: (value) => void send({ type: 'choose', value }),
      press: (control, values) => {
        if (pressing.current) return;
        pressing.current = true;
        setPending(true);
        void send(
          values === undefined ? { type: 'press', control } : { type: 'press', control, values },
        ).then(() => {
          pressing.current = false;
          setPending(false);
        });
      },
    };
  }, [release, time, language, catalogue, direction, pending, send]);
}
