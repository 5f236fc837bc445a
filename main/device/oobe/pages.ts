/** What each state of the OOBE chart shows: a table state -> screen. */
import { accountPages } from './pages/account-pages.ts';
import { hybridPages } from './pages/hybrid-pages.ts';
import { firstPages } from './pages/first-pages.ts';
import { packagePages } from './pages/package-pages.ts';
import type { Pages } from './pages/page.ts';
import { provisioningPages } from './pages/provisioning-pages.ts';
import { updatePages } from './pages/update-pages.ts';

export const pages: Pages = {
  ...firstPages,
  ...updatePages,
  ...accountPages,
  ...provisioningPages,
  ...hybridPages,
  ...packagePages,
};
