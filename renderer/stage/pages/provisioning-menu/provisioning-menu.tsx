/** The menu behind five presses of the Windows key (facts/pre-provisioning-pages#menu). */
import type { ReactNode } from 'react';
import type { MenuOption, ProvisioningMenuView } from '../../../../shared/stage/view.ts';
import { DownloadIcon, ExportIcon, GearIcon, ResetIcon } from '../../art/icons.tsx';
import { useStage, useWindows10 } from '../../context.tsx';
import { ListBox } from '../../controls/list-box.tsx';
import { Page } from '../../shells/page.tsx';

const icons: Readonly<Record<MenuOption, ReactNode>> = {
  'install-package': <DownloadIcon />,
  'pre-provision': <GearIcon />,
  'export-logs': <ExportIcon />,
  reset: <ResetIcon />,
};

export function ProvisioningMenu({ view }: { readonly view: ProvisioningMenuView }) {
  const { words } = useStage();
  const windows10 = useWindows10();
  return (
    <Page
      view={view}
      kind="menu"
      {...(windows10
        ? { links: [{ control: 'exit' as const, label: words('control.cancel') }] }
        : { secondary: [{ control: 'exit' as const }] })}
      buttons={[
        {
          control: 'next',
          disabled: !view.canContinue,
          ...(windows10 ? { label: words('menu.continue') } : {}),
        },
      ]}
    >
      <ListBox
        look="options"
        label={words('menu.choices')}
        selected={view.selected}
        choices={view.options.map((option) => ({
          id: option,
          icon: icons[option],
          label: words(`menu.${option}.title`),
          detail: words(`menu.${option}.text`),
        }))}
      />
    </Page>
  );
}
