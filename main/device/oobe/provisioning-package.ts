/**
 * Provisioning packages on removable media (facts/set-up-order#node-order 12,
 * facts/pre-provisioning-pages#provisioning-packages): what the media holds, and the installation of one
 * package, setting by setting.
 */
import { installedCodes } from '../mdm/windows-installer.ts';
import type { PackageState, ProvisioningPackageView } from '../../../shared/stage/view.ts';
import { isSuccess } from '../../protocols/syncml/status-codes.ts';
import type { Process } from '../../world/process.ts';
import { sleep } from '../../world/process.ts';
import { Signal } from '../../world/signal.ts';
import { seconds } from '../../world/time.ts';
import type { Machine } from '../windows/machine.ts';
import type { CspTree } from '../mdm/csp/csp-tree.ts';
import { parseLocUri } from '../mdm/csp/loc-uri.ts';
import { provisioningEvents } from '../windows/events/other.catalogue.ts';
import { nameFromTemplate, renameComputer } from '../windows/identity.ts';
import { ownHive } from '../windows/registry.ts';

type PackageSetting =
  | { readonly kind: 'computer-name'; readonly name: string }
  | { readonly kind: 'wifi'; readonly ssid: string; readonly password: string | null }
  | { readonly kind: 'policy'; readonly uri: string; readonly value: string }
  | { readonly kind: 'app'; readonly name: string; readonly seconds: number; readonly exitCode: number };

export interface ProvisioningPackage {
  readonly name: string;
  /** 0 to 99. */
  readonly rank: number;
  readonly password: string | null;
  readonly settings: readonly PackageSetting[];
}

type Item = ProvisioningPackageView['items'][number];

const key = `${ownHive}\\ProvisioningPackages`;
const uninstallKey = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall';
const desktopFolder = 'C:\\Users\\Public\\Desktop';
/** Copying the package to the PC, and one setting that is written. */
const copyTime = seconds(12);
const settingTime = seconds(2);

/** What a setting is about: a package of a lower rank leaves it as one of a higher rank has set it. */
function subjectOf(setting: PackageSetting): string {
  switch (setting.kind) {
    case 'computer-name':
      return 'ComputerName';
    case 'wifi':
      return `WiFi ${setting.ssid}`;
    case 'policy':
      return setting.uri;
    case 'app':
      return `App ${setting.name}`;
  }
}

function labelOf(setting: PackageSetting): Item['label'] {
  const of = (what: string, name: string): Item['label'] => ({ key: `package.item.${what}`, args: [name] });
  switch (setting.kind) {
    case 'computer-name':
      return { key: 'package.item.computer-name' };
    case 'wifi':
      return of('wifi', setting.ssid);
    case 'policy':
      return of('policy', setting.uri.slice(setting.uri.lastIndexOf('/') + 1));
    case 'app':
      return of('app', setting.name);
  }
}

/** Installs one package at a time. Its state lives with the power; what was applied is in the registry. */
export class PackageInstaller {
  readonly changes = new Signal<void>();
  readonly #machine: Machine;
  readonly #tree: CspTree;
  #package: ProvisioningPackage | null = null;
  #states: readonly PackageState[] = [];
  #mediaFree = false;

  constructor(machine: Machine, tree: CspTree) {
    this.#machine = machine;
    this.#tree = tree;
  }

  get items(): readonly Item[] {
    return (this.#package?.settings ?? []).map((setting, index) => ({
      label: labelOf(setting),
      state: this.#states[index] ?? 'pending',
    }));
  }

  /** The package has been copied to the PC. */
  get mediaFree(): boolean {
    return this.#mediaFree;
  }

  /** For the state digest. */
  state(): unknown {
    return { package: this.#package?.name, states: this.#states, mediaFree: this.#mediaFree };
  }

  /** True once: the media's packages have not been offered in this installation of Windows. */
  takeFirstOffer(): boolean {
    const { registry } = this.#machine;
    if (registry.number(key, 'Offered') === 1) return false;
    registry.setNumber(key, 'Offered', 1);
    return true;
  }

  /** Applies the settings that are not applied yet, in their order. */
  *install(chosen: ProvisioningPackage): Process<void> {
    const again = this.#package === chosen;
    this.#package = chosen;
    this.#states = chosen.settings.map((_setting, index) =>
      again && this.#states[index] === 'applied' ? 'applied' : 'pending',
    );
    this.#mediaFree = again && this.#mediaFree;
    this.changes.emit();
    if (!this.#mediaFree) yield* sleep(copyTime);
    this.#mediaFree = true;
    for (const [index, setting] of chosen.settings.entries()) {
      if (this.#states[index] === 'applied') continue;
      this.#tell(index, 'running');
      const good = this.#isTaken(setting, chosen.rank) || (yield* this.#apply(setting));
      this.#tell(index, good ? 'applied' : 'failed');
      if (good) this.#note(setting, chosen.rank);
    }
    this.#record(chosen);
  }

  *#apply(setting: PackageSetting): Process<boolean> {
    const { registry, hardware, world, network, files } = this.#machine;
    if (setting.kind === 'app') {
      yield* sleep(seconds(setting.seconds));
      if (!installedCodes.has(setting.exitCode)) return false;
      registry.setText(`${uninstallKey}\\${setting.name}`, 'DisplayName', setting.name);
      files.writeText(`${desktopFolder}\\${setting.name}.lnk`, '');
      return true;
    }
    if (setting.kind === 'wifi')
      return (yield* network.connect(setting.ssid, setting.password)) === 'connected';
    yield* sleep(settingTime);
    if (setting.kind === 'policy') return this.#setNode(setting.uri, setting.value);
    renameComputer(
      registry,
      nameFromTemplate(setting.name, hardware.serialNumber, world.random('package name')),
    );
    return true;
  }

  /** A package says no format: the node's own counts. */
  #setNode(uri: string, data: string): boolean {
    return (['chr', 'int', 'bool'] as const).some((format) =>
      isSuccess(this.#tree.replace(parseLocUri(uri), { format, data })),
    );
  }

  #isTaken(setting: PackageSetting, rank: number): boolean {
    const before = this.#machine.registry.number(`${key}\\Ranks`, subjectOf(setting));
    return before !== undefined && before > rank;
  }

  #note(setting: PackageSetting, rank: number): void {
    if (!this.#isTaken(setting, rank))
      this.#machine.registry.setNumber(`${key}\\Ranks`, subjectOf(setting), rank);
  }

  #record({ name, rank }: ProvisioningPackage): void {
    const { registry, eventLog } = this.#machine;
    const failed = this.#states.filter((state) => state === 'failed').length;
    registry.setNumber(`${key}\\Applied\\${name}`, 'Rank', rank);
    registry.setNumber(`${key}\\Applied\\${name}`, 'Failed', failed);
    const event = failed === 0 ? provisioningEvents.packageApplied : provisioningEvents.packageFailed;
    const count = `${this.#states.length - failed} of ${this.#states.length}`;
    eventLog.write(event, { Message1: name, Message2: count });
  }

  #tell(index: number, state: PackageState): void {
    this.#states = this.#states.with(index, state);
    this.changes.emit();
  }
}
