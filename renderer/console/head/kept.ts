/** Keeps something of the rehearsal where the host keeps downloads, and tells where. */
import type { ConsoleApi } from '../../../shared/bridge.ts';
import { words } from '../words.ts';

export type Kept = Parameters<ConsoleApi['save']>[0];

export async function keep(
  { api, tell }: { readonly api: ConsoleApi; readonly tell: (text: string) => void },
  what: Kept,
): Promise<void> {
  try {
    const place = await api.save(what);
    tell(place === null ? words('save.cancelled') : words('save.saved', place));
  } catch {
    tell(words('failed'));
  }
}
