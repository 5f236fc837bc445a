/** Looks under the hood of a rehearsal. */
import type { HoodAsk, HoodPage, HoodSeen } from '../../../shared/session/hood.ts';
import { longestValue, mostRows } from '../../../shared/session/hood.ts';
import type { Rehearsal } from '../rehearsal.ts';
import type { FoundRow, HoodPageMaker } from './hood-page.ts';
import { eventsPage, logPage, registryPage, treePage } from './store-pages.ts';
import { commandsPage, tpmPage } from './tpm-pages.ts';
import { hostsPage, httpPage, syncMlPage } from './wire-pages.ts';

const pages: Readonly<Record<HoodPage, HoodPageMaker>> = {
  log: logPage,
  tpm: tpmPage,
  commands: commandsPage,
  tree: treePage,
  registry: registryPage,
  events: eventsPage,
  syncml: syncMlPage,
  http: httpPage,
  hosts: hostsPage,
};

export function lookUnderTheHood(rehearsal: Rehearsal, { page, search, open, span }: HoodAsk): HoodSeen {
  const maker = pages[page];
  const all = maker.rows(rehearsal);
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (row: FoundRow): boolean => {
    if (span !== null && row.at !== null && (row.at < span.from || row.at > span.to)) return false;
    if (wanted.length === 0) return true;
    const text = `${row.title} ${row.value} ${row.more ?? ''}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  };
  const found = all.filter(fits);
  return {
    page,
    count: all.length,
    found: found.length,
    rows: found.slice(0, mostRows).map(({ more: _more, ...row }) => ({
      ...row,
      value: row.value.length > longestValue ? `${row.value.slice(0, longestValue)}…` : row.value,
    })),
    parts: open === null ? [] : (maker.parts?.(rehearsal, open) ?? []),
  };
}
