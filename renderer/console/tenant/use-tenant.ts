/** The tenant that a person has given to the console: on its way in, read, and with their choices. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { HostNotice, PreflightFormat, TenantPlace, TenantsApi } from '../../../shared/bridge.ts';
import { MisuseError } from '../../../shared/failures.ts';
import type { TenantChoices } from '../../../shared/tenant/tenant-choices.schema.ts';
import type { PreflightPage, ShownKind } from '../../../shared/preflight/preflight-page.ts';
import type { KnownTenants, TenantLook } from '../../../shared/tenant/tenant-look.ts';
import { words } from '../words.ts';
import { droppedBy, folderGiven, zipGiven, type Given } from './dropped-files.ts';
import { withKind } from './choices.ts';
import { packed } from './pack.ts';
import { lookAt, rehearseAll } from './work.ts';

/** A tenant that has been read. */
export interface ReadTenant {
  readonly id: string;
  /** As the person has made them; what they come to `look` tells a moment later. */
  readonly choices: TenantChoices;
  readonly look: TenantLook;
}

/** What takes a while before there is something new to see; `part` from 0 to 1, null where it cannot be told. */
export interface Under {
  readonly doing: 'finding' | 'packing' | 'sending' | 'reading' | 'preflight';
  readonly count: number;
  /** How many there are in all, where that is known. */
  readonly of?: number;
  readonly part: number | null;
}

export interface TenantState {
  readonly known: KnownTenants;
  readonly read: ReadTenant | null;
  readonly under: Under | null;
  /** Of the tenant that is read. */
  readonly preflight: PreflightPage | null;
  readonly byPath: boolean;
  drop(items: DataTransferItemList, files: FileList): void;
  /** Electron: asks for one. */
  choose(kind: TenantPlace): void;
  /** Browser: what its own dialog gave. */
  chosen(kind: TenantPlace, files: FileList): void;
  open(id: string): void;
  forget(id: string): void;
  /** Reads the tenant again with other choices; where that fails the former ones stay. */
  change(choices: TenantChoices): void;
  /** Gives up what is under way. */
  stop(): void;
  /** Back to the rehearsal. */
  leave(): void;
  begin(): void;
  /** Rehearses every kind of device and person. */
  startPreflight(): void;
  /** Saves the preflight's page. */
  save(format: PreflightFormat): void;
  /** Back to the tenant's own page, with a kind as chosen where one is given. */
  leavePreflight(kind?: ShownKind): void;
}

/** Milliseconds between two words of how far it is: each draws the page anew. */
const interval = 100;

function seldom(told: (count: number, of: number) => void): (count: number, of: number) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (count, of) => {
    if (count < of && performance.now() - last < interval) return;
    last = performance.now();
    told(count, of);
  };
}

const nothing: KnownTenants = { present: null, recent: [] };

/** `tell` shows a person how something ended; `rehearsal` is another one for another rehearsal. */
export function useTenant(
  api: TenantsApi,
  tell: (notice: HostNotice | null) => void,
  rehearsal: string | null,
): TenantState {
  const [known, setKnown] = useState(nothing);
  const [read, setRead] = useState<ReadTenant | null>(null);
  const [under, setUnder] = useState<Under | null>(null);
  const [preflight, setPreflight] = useState<PreflightPage | null>(null);
  /** The tenant as it was last read: what fails or is given up leads back there. */
  const settled = useRef<ReadTenant | null>(null);
  /** Ends what is under way; replaced by whatever begins next. */
  const giveUp = useRef<AbortController | null>(null);

  const refresh = useCallback(() => {
    api.known().then(setKnown, () => undefined);
  }, [api]);
  useEffect(refresh, [refresh, rehearsal]);

  const attempt = useCallback(
    async (act: (signal: AbortSignal) => Promise<void>) => {
      giveUp.current?.abort();
      const controller = new AbortController();
      giveUp.current = controller;
      try {
        await act(controller.signal);
        // What was told of an attempt before is over; not sooner, for nothing shall move under the pointer.
        if (!controller.signal.aborted) tell(null);
      } catch (error) {
        if (controller.signal.aborted) return;
        setRead(settled.current);
        tell({ kind: 'failure', text: error instanceof Error ? error.message : words('failed') });
      } finally {
        if (giveUp.current === controller) setUnder(null);
        refresh();
      }
    },
    [refresh, tell],
  );

  const look = useCallback(
    async (id: string, choices: TenantChoices, signal: AbortSignal) => {
      setUnder({ doing: 'reading', count: 0, part: null });
      settled.current = { id, choices, look: await lookAt(api, { tenant: id, choices }, signal) };
      setRead(settled.current);
      setPreflight(null);
    },
    [api],
  );

  const take = useCallback(
    async (given: Given, signal: AbortSignal) => {
      const { giving } = api;
      if (giving.by !== 'sending') return;
      const zip = await packed(given, {
        signal,
        told: seldom((count, of) => setUnder({ doing: 'packing', count, of, part: count / of })),
      });
      signal.throwIfAborted();
      const id = await giving.send(given.name, zip, (part) => setUnder({ doing: 'sending', count: 0, part }));
      signal.throwIfAborted();
      await look(id, {}, signal);
    },
    [api, look],
  );

  return useMemo(
    () => ({
      known,
      read,
      under,
      preflight,
      byPath: api.giving.by === 'path',
      drop(items, files) {
        const { giving } = api;
        const [file] = files;
        if (giving.by === 'path')
          void attempt(async (signal) => {
            if (file === undefined || files.length > 1) throw new MisuseError(words('tenant.one'));
            await look(await giving.offer(file), {}, signal);
          });
        else
          void attempt(async (signal) =>
            take(
              await droppedBy(items, (count) => setUnder({ doing: 'finding', count, part: null })),
              signal,
            ),
          );
      },
      choose(kind) {
        const { giving } = api;
        if (giving.by !== 'path') return;
        void attempt(async (signal) => {
          const id = await giving.choose(kind);
          if (id !== null) await look(id, {}, signal);
        });
      },
      chosen(kind, files) {
        const [file] = files;
        if (file !== undefined)
          void attempt((signal) => take(kind === 'zip' ? zipGiven(file) : folderGiven(files), signal));
      },
      open: (id) => void attempt((signal) => look(id, {}, signal)),
      forget: (id) => void api.forget(id).then(refresh, () => undefined),
      change(choices) {
        if (read === null) return;
        setRead({ ...read, choices });
        void attempt((signal) => look(read.id, choices, signal));
      },
      stop() {
        giveUp.current?.abort();
        setUnder(null);
        setRead(settled.current);
      },
      leave() {
        giveUp.current?.abort();
        settled.current = null;
        setUnder(null);
        setRead(null);
        setPreflight(null);
      },
      begin() {
        if (read === null) return;
        void attempt(async () => {
          const answer = await api.begin(read.id, read.choices);
          if (!answer.accepted) throw new MisuseError(answer.reason);
          settled.current = null;
          setRead(null);
        });
      },
      startPreflight() {
        if (read === null) return;
        setUnder({ doing: 'preflight', count: 0, part: null });
        void attempt(async (signal) =>
          setPreflight(
            await rehearseAll(api, { tenant: read.id, choices: read.choices }, signal, (done, of) =>
              setUnder({ doing: 'preflight', count: done, of, part: done / of }),
            ),
          ),
        );
      },
      save(format) {
        api.save(format).then(
          (place) =>
            tell({
              kind: 'information',
              text: place === null ? words('save.cancelled') : words('save.saved', place),
            }),
          () => tell({ kind: 'failure', text: words('failed') }),
        );
      },
      leavePreflight(kind) {
        setPreflight(null);
        if (kind === undefined || read === null) return;
        const choices = withKind(read.choices, kind.choices);
        setRead({ ...read, choices });
        void attempt((signal) => look(read.id, choices, signal));
      },
    }),
    [api, attempt, known, look, preflight, read, refresh, take, tell, under],
  );
}
