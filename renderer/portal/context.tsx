/** What every part of the portal page may use. */
import { createContext, useContext } from 'react';
import { MisuseError } from '../../shared/failures.ts';
import type { PortalView } from '../../shared/portal/portal-view.ts';
import type { PortalState } from './use-portal.ts';

export interface Shown extends Pick<PortalState, 'act' | 'ask' | 'search' | 'choose'> {
  readonly view: PortalView;
}

const PortalContext = createContext<Shown | null>(null);
export const PortalProvider = PortalContext.Provider;

export function usePortalPage(): Shown {
  const shown = useContext(PortalContext);
  if (shown === null) throw new MisuseError('a part of the portal page is drawn outside of it');
  return shown;
}
