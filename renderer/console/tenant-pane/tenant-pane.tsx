/** The tenant of this rehearsal: its devices and profiles as the portal has them, people, and what is assumed. */
import { useMemo } from 'react';
import { Portal } from '../../portal/portal.tsx';
import type { PortalLink } from '../../portal/use-portal.ts';
import { words as portalWords } from '../../portal/words.ts';
import { useDesk } from '../context.tsx';
import { Section } from '../section.tsx';
import { Assumptions } from './assumptions.tsx';
import { Users } from './users.tsx';

export function TenantPane() {
  const { api, view } = useDesk();
  const link = useMemo(
    (): PortalLink => ({
      portal: (ask) => api.portal(ask),
      write: (write) => api.submit({ type: 'admin', by: 'instructor', write }),
    }),
    [api],
  );
  return (
    <div className="sections">
      <Section heading={portalWords('title')}>
        <Portal link={link} turn={view} />
      </Section>
      <Users />
      <Assumptions />
    </div>
  );
}
