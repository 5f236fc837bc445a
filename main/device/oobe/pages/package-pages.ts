/** Provisioning packages: offer, password, installation, what came of it (autopilot-facts 2.4). */
import type { ProvisioningPackageView } from '../../../../shared/stage/view.ts';
import type { Page, Pages } from './page.ts';
import { black } from './page.ts';

const packagePage =
  (step: ProvisioningPackageView['step'], controls: ProvisioningPackageView['controls']): Page =>
  ({ package: { selected, problem } }, { packages, installer }) => ({
    id: 'provisioning-package',
    step,
    choices: packages.map(({ name, password }) => ({ id: name, secured: password !== null })),
    selected,
    problem,
    mediaFree: installer.mediaFree,
    items: step === 'installing' || step === 'status' ? installer.items : [],
    controls,
  });

export const packagePages: Pages = {
  'offering the packages': packagePage('offer', ['cancel', 'yes']),
  'asking for the package password': packagePage('password', ['back', 'next']),
  'installing the package': packagePage('installing', []),
  'telling what the package did': packagePage('status', ['collect-logs', 'reset', 'try-again', 'next']),
  'restarting with the package': black('restarting', 'boot.restarting'),
};
