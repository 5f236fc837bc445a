/**
 * Provisioning packages: offer, password, installation, what came of it
 * (facts/pre-provisioning-pages#provisioning-packages).
 */
import type { ProvisioningPackageView } from '../../../../../shared/stage/view.ts';
import type { Page } from '../../page.ts';

export const packagePage =
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
