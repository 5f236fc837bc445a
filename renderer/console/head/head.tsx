/** The head: what is rehearsed and where, with the way to another rehearsal, and what is kept of this one. */
import { useDesk } from '../context.tsx';
import { KeySheet } from '../keys/key-sheet.tsx';
import { Menu } from '../menu.tsx';
import { TenantCard } from '../tenant/tenant-card.tsx';
import type { TenantState } from '../tenant/use-tenant.ts';
import { words } from '../words.ts';
import { About } from './about.tsx';
import { End } from './end.tsx';
import { Exercises } from './exercises.tsx';
import { ModeSwitch } from './mode-switch.tsx';
import { Save } from './save.tsx';
import { Scenarios } from './scenarios.tsx';

export function HeadMenus({ tenant }: { readonly tenant: TenantState }) {
  const { view } = useDesk();
  return (
    <>
      <p className="head-place">{words('head.place', view.organization, words(`release.${view.release}`))}</p>
      <ModeSwitch />
      <Menu label={words('head.rehearsals')} closes>
        <Exercises key={view.journal} />
        <Scenarios key={`${view.scenario.id} ${tenant.known.present ?? ''}`} known={tenant.known} />
        <TenantCard tenant={tenant} />
      </Menu>
      <End />
      <Menu label={words('save.heading')}>
        <Save />
      </Menu>
      <KeySheet />
      <Menu label={words('about.heading')}>
        <About />
      </Menu>
    </>
  );
}
