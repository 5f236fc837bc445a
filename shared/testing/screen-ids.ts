/** The ids of all screens, off the rows of their families. */
import type { ScreenView } from '../stage/view.ts';

const families = import.meta.glob<Readonly<Record<string, object>>>('../stage/*-views.ts', {
  eager: true,
});

export const screenIds = Object.values(families).flatMap((family) =>
  Object.entries(family)
    .filter(([name]) => name.endsWith('Screens'))
    .flatMap(([, rows]) => Object.keys(rows)),
) as readonly ScreenView['id'][];
