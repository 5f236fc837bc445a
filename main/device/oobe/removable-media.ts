/** The removable media of the PC: in or out, with the provisioning packages that it holds. */
import type { ProvisioningPackage } from './provisioning-package.ts';

export class RemovableMedia {
  readonly #packages: readonly ProvisioningPackage[];
  inserted: boolean;

  constructor({
    packages,
    inserted,
  }: { readonly packages: readonly ProvisioningPackage[]; inserted: boolean }) {
    this.#packages = packages;
    this.inserted = inserted;
  }

  /** What Windows finds on it. */
  packages(): readonly ProvisioningPackage[] {
    return this.inserted ? this.#packages : [];
  }

  /** 'none': there is no media for this PC. */
  get state(): 'inserted' | 'removed' | 'none' {
    if (this.#packages.length === 0) return 'none';
    return this.inserted ? 'inserted' : 'removed';
  }
}
