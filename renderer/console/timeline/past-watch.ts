/** A mirror's view of moments of the film: each stands still, and nothing of the PC can be looked up in it. */
import { useEffect, useMemo } from 'react';
import type { ConsoleApi, StageWatch } from '../../../shared/bridge.ts';
import type { TryMoment } from '../../../shared/session/timeline.schema.ts';
import type { StageView } from '../../../shared/stage/view.ts';

class PastWatch implements StageWatch {
  readonly #api: ConsoleApi;
  readonly #listeners = new Set<(view: StageView) => void>();
  #moment: TryMoment | null = null;
  readonly picture: StageWatch['picture'];

  constructor(api: ConsoleApi) {
    this.#api = api;
    this.picture = (id) => api.stage.picture(id);
  }

  view = async (): Promise<StageView> => (await this.#still()) ?? (await this.#api.stage.view());

  look = async (): Promise<null> => null;

  onView = (listener: (view: StageView) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** An answer that another moment has overtaken is dropped. */
  async show(moment: TryMoment | null): Promise<void> {
    this.#moment = moment;
    const view = await this.#still().catch(() => null);
    if (view === null || moment !== this.#moment) return;
    for (const listener of this.#listeners) listener(view);
  }

  async #still(): Promise<StageView | null> {
    const view = this.#moment && (await this.#api.lookBack(this.#moment));
    return view && { ...view, paused: true, past: true };
  }
}

/** What a mirror watches to show this moment; null for none. */
export function usePastWatch(api: ConsoleApi, moment: TryMoment | null): StageWatch {
  const watch = useMemo(() => new PastWatch(api), [api]);
  useEffect(() => void watch.show(moment), [watch, moment]);
  return watch;
}
