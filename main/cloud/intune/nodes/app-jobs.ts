/** Apps of the MDM channel: MSI jobs, the agent's own MSI, Microsoft 365 Apps (facts/apps#msi-jobs). */
import { policyProvidersUri } from '../../../protocols/management-tree/nodes.ts';
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { element, serialize } from '../../../protocols/xml/element.ts';
import { childOf, textOf, textsOf } from '../../tenant/graph-object.ts';
import type { App } from '../../tenant/tenant.ts';
import { contentUrl } from '../content/content-urls.ts';
import { agentMsi } from '../content/agent.ts';
import { contentHash } from '../content/file-hash.ts';
import { add, exec, get, remove, type PlannedCommand, type Scope } from './command.ts';
import { modernAppCommands, modernAppErrorUri, modernAppStatusUri, modernAppUri } from './modern-app-jobs.ts';

const productUri = (scope: Scope, productCode: string): string =>
  `${scope}/${cspRoots.EnterpriseDesktopAppManagement}/MSI/${encodeURIComponent(productCode)}`;

/** An MSI that installs for the device does so for its user, too (EnterpriseDesktopAppManagement CSP). */
const productOf = (scope: Scope, { context, source }: App): string =>
  productUri(context === 'system' ? './Device' : scope, textOf(source, 'productCode'));

const officeUri = (scope: Scope, app: App): string => `${scope}/${cspRoots.Office}/Installation/${app.id}`;

/** Apps that come over the MDM channel; the others are the agent's. */
export const isChannelApp = ({ kind }: App): boolean =>
  kind === 'msi' || kind === 'office' || kind === 'appx';

/** The node that tells how far an app of the MDM channel is; delivery.ts knows what its values mean. */
export function appStatusUri(scope: Scope, app: App): string {
  if (app.kind === 'appx') return modernAppStatusUri(scope, app);
  return app.kind === 'office' ? `${officeUri(scope, app)}/FinalStatus` : `${productOf(scope, app)}/Status`;
}

export function appLastErrorUri(scope: Scope, app: App): string | undefined {
  if (app.kind === 'appx') return modernAppErrorUri(scope, app);
  if (app.kind === 'office') return `${officeUri(scope, app)}/LastError`;
  return app.kind === 'msi' ? `${productOf(scope, app)}/LastError` : undefined;
}

/** What takes an app away. The Office CSP has no node for it. */
export function appRemovalCommands(scope: Scope, app: App): PlannedCommand[] {
  if (app.kind === 'appx') return [remove(modernAppUri(scope, app))];
  return app.kind === 'msi' ? [remove(productOf(scope, app))] : [];
}

export function appJobCommands(scope: Scope, app: App): PlannedCommand[] {
  if (app.kind === 'appx') return modernAppCommands(scope, app);
  if (app.kind === 'office') {
    const install = `${officeUri(scope, app)}/Install`;
    return [exec(install, 'chr', officeConfiguration(app))];
  }
  return msiJob(app.context === 'system' ? './Device' : scope, {
    id: `{${app.id}}`,
    productCode: textOf(app.source, 'productCode'),
    version: app.displayVersion,
    url: contentUrl(app),
    commandLine: textOf(app.source, 'commandLine') || '/quiet /norestart',
  });
}

/**
 * The agent and its place on the Enrollment Status Page
 * (facts/management-extension#from-installation-to-the-first-app a, b).
 */
export function agentCommands(): PlannedCommand[] {
  const provider = `${policyProvidersUri}/Sidecar`;
  return [
    add(`${provider}/InstallationState`, 'int', '1'),
    add(`${provider}/TrackedResourceTypes/Apps`, 'bool', 'true'),
    ...msiJob('./Device', { id: agentMsi.productCode, ...agentMsi }),
  ];
}

/** Asks how far the jobs are; their results become the apps' states. */
export const jobQueries = (scope: Scope, app: App): PlannedCommand[] => {
  const lastError = appLastErrorUri(scope, app);
  return [get(appStatusUri(scope, app)), ...(lastError ? [get(lastError)] : [])];
};

interface MsiJob {
  /** What the job goes by besides its product: the app's id. */
  readonly id: string;
  readonly productCode: string;
  readonly version: string;
  readonly url: string;
  readonly commandLine: string;
}

function msiJob(scope: Scope, job: MsiJob): PlannedCommand[] {
  const uri = `${productUri(scope, job.productCode)}/DownloadInstall`;
  const document = serialize(
    element(
      'MsiInstallJob',
      { id: job.id },
      element(
        'Product',
        { Version: job.version },
        element('Download', {}, element('ContentURLList', {}, element('ContentURL', {}, job.url))),
        element('Validation', {}, element('FileHash', {}, contentHash(job.url, job.version))),
        element(
          'Enforcement',
          {},
          element('CommandLine', {}, job.commandLine),
          element('TimeOut', {}, 60),
          element('RetryCount', {}, 3),
          element('RetryInterval', {}, 5),
        ),
      ),
    ),
  );
  return [add(uri, 'xml', document), exec(uri, 'xml', document)];
}

/** The Office Deployment Tool's document; the suite's own where the app brings one. */
function officeConfiguration(app: App): string {
  const own = textOf(app.source, 'officeConfigurationXml');
  if (own) return Buffer.from(own, 'base64').toString('utf8');
  const excluded = Object.entries(childOf(app.source, 'excludedApps')).filter(([, value]) => value === true);
  const locales = textsOf(app.source, 'localesToInstall');
  const products = textsOf(app.source, 'productIds').map((product) =>
    element(
      'Product',
      { ID: `${product.charAt(0).toUpperCase()}${product.slice(1)}` },
      (locales.length > 0 ? locales : ['MatchOS']).map((locale) => element('Language', { ID: locale })),
      excluded.map(([name]) => element('ExcludeApp', { ID: name })),
    ),
  );
  return serialize(
    element(
      'Configuration',
      {},
      element(
        'Add',
        {
          OfficeClientEdition: textOf(app.source, 'officePlatformArchitecture') === 'x86' ? '32' : '64',
          Channel: textOf(app.source, 'updateChannel'),
        },
        products,
      ),
      element('Display', { Level: 'None', AcceptEULA: 'TRUE' }),
    ),
  );
}
