import { describe, expect, it } from 'vitest';
import type { Process } from '../../../world/process.ts';
import { sleep } from '../../../world/process.ts';
import { minutes } from '../../../world/time.ts';
import { parseLocUri } from '../csp/loc-uri.ts';
import { managedPc, msiJob, msiPackage } from '../../testing/management.ts';
import { productKey } from './run-package.ts';

const products = ['{0A}', '{0B}'] as const;
const uriOf = (product: string): string =>
  `./Device/Vendor/MSFT/EnterpriseDesktopAppManagement/MSI/${encodeURIComponent(product)}`;

/** A PC with both products, by the MDM channel. */
function withBoth() {
  const pc = managedPc();
  const { machine, management, content } = pc;
  const order = (product: string): void => {
    management.tree.exec(parseLocUri(`${uriOf(product)}/DownloadInstall`), msiJob(`/${product}.msi`));
  };
  for (const product of products) {
    content.set(`/${product}.msi`, { size: 1_000, content: msiPackage(product) });
    order(product);
  }
  machine.run(sleep(minutes(3)));
  const there = (): string[] =>
    products.filter((product) => machine.registry.text(productKey(product), 'DisplayName') !== undefined);
  const remove = (): void => products.forEach((product) => management.tree.remove(uriOf(product)));
  return { ...pc, there, remove, order };
}

describe('products that the server takes away', () => {
  it('go one after the other, although the Windows Installer does one thing at a time', () => {
    const { machine, there, remove } = withBoth();
    expect(there()).toEqual(products);
    remove();
    machine.run(sleep(minutes(1)));
    expect(there()).toEqual([]);
  });

  it('wait for the Windows Installer', () => {
    const { machine, management, there, remove } = withBoth();
    machine.world.run(
      machine.group,
      (function* (): Process<void> {
        const release = management.state.installer.take('another product');
        yield* sleep(minutes(2));
        release?.();
      })(),
    );
    remove();
    machine.run(sleep(minutes(1)));
    expect(there()).toEqual(products);
    machine.run(sleep(minutes(3)));
    expect(there()).toEqual([]);
  });

  it('are there in the end where they are ordered again meanwhile', () => {
    const { machine, there, remove, order } = withBoth();
    remove();
    order(products[1]);
    machine.run(sleep(minutes(3)));
    expect(there()).toEqual([products[1]]);
  });
});
