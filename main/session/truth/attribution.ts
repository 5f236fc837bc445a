/** Which causes led to a failure: those that were felt where it failed, else those that its step can fail of. */
import type { FaultKind } from '../../../shared/session/truth.ts';
import type { App } from '../../cloud/tenant/tenant.ts';
import { hosts } from '../../cloud/services/hosts.ts';
import { contentUrl } from '../../cloud/intune/content/content-urls.ts';
import { textOf } from '../../cloud/tenant/graph-object.ts';
import type { Step, StepFailureFacts } from '../../device/windows/step-failure.ts';
import { HResults } from '../../protocols/hresult/codes.ts';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import { splitUrl } from '../../world/internet/http.ts';

/** A cause as far as its attribution needs it. */
export interface Candidate {
  readonly kind: FaultKind;
  /** Where it was felt; empty where it was not. */
  readonly places: ReadonlySet<string>;
  /** Codes that come of nothing else. */
  readonly codes?: readonly HResult[];
  /** Steps that alone can fail of it; left out: those of its kind. */
  readonly steps?: readonly Step[];
}

const anywhere: readonly FaultKind[] = ['network', 'clock', 'administrator'];

/** What a step can fail of. */
const kindsOf: Readonly<Record<Step, readonly FaultKind[]>> = {
  profile: [...anywhere, 'image', 'registration'],
  network: anywhere,
  attestation: [...anywhere, 'chip', 'service'],
  'aad-configure': [...anywhere, 'image'],
  'aad-join': [...anywhere, 'registration', 'service'],
  'domain-join': [...anywhere, 'on-premises'],
  'aad-discovery': anywhere,
  'aad-ticket': anywhere,
  'mdm-enrolment': [...anywhere, 'image', 'licence'],
  'mdm-finish': anywhere,
  // The providers come behind the MDM channel's own installers.
  provider: [...anywhere, 'app'],
  esp: [...anywhere, 'app', 'script', 'licence', 'on-premises'],
  'sign-in': [...anywhere, 'phone', 'image', 'licence', 'on-premises'],
  'set-up-page': [],
};

/** What only one line of the status page can fail of. */
const lines: Partial<Record<FaultKind, string>> = {
  app: 'AppsSubcategory',
  script: 'AppsSubcategory',
  licence: 'AppsSubcategory',
  'on-premises': 'WaitingForAadRegistrationSubcategory',
};

const steps = Object.keys(kindsOf) as readonly Step[];

/** The code that a step fails with where it fails of this, and of nothing else. */
const ownCode: Partial<Record<FaultKind, Partial<Record<Step, HResult>>>> = {
  licence: { 'mdm-enrolment': HResults.MENROLL_E_USER_LICENSE },
};

/** What is felt before a step fails of it: where it was not, it is not that. */
const givesSign: Partial<Record<FaultKind, readonly Step[]>> = {
  network: steps,
  app: steps,
  licence: ['esp', 'sign-in'],
};

/** The app behind a tracked node: by its id, its product, or its package. */
function appOf(node: string | undefined, apps: Iterable<App>): App | undefined {
  if (node === undefined) return undefined;
  const name = decodeURIComponent(node).toLowerCase();
  for (const app of apps) {
    const { id, source } = app;
    const known = [id, textOf(source, 'productCode'), textOf(source, 'identityName')];
    if (known.some((one) => one !== '' && name.includes(one.toLowerCase()))) return app;
  }
  return undefined;
}

/** The first way that leads to any cause is the one that counts. */
export function attribute<C extends Candidate>(
  { step, code, item, node, cause }: StepFailureFacts,
  candidates: readonly C[],
  apps: Iterable<App>,
): readonly C[] {
  const app = appOf(node, apps);
  const felt = candidates.filter(({ places }) => places.size > 0);
  const at = (place: string): readonly C[] => felt.filter(({ places }) => places.has(place));
  const possible = ({ kind, steps }: C): boolean =>
    (steps?.includes(step) ?? true) &&
    kindsOf[step].includes(kind) &&
    (ownCode[kind]?.[step] ?? code) === code &&
    (lines[kind] === undefined || step !== 'esp' || lines[kind] === item);
  const ways: readonly (() => readonly C[])[] = [
    () => candidates.filter(({ codes }) => codes?.includes(code)),
    ...(app
      ? [
          () => at(app.id),
          () => [...at(splitUrl(contentUrl(app)).host), ...(app.kind === 'winget' ? at(hosts.store) : [])],
        ]
      : []),
    () => felt.filter(({ places }) => [...places].some((place) => cause.includes(place))),
    () => felt.filter(possible),
    // Some causes give no sign before they lead to a failure.
    () => candidates.filter((one) => !(givesSign[one.kind]?.includes(step) ?? false) && possible(one)),
  ];
  for (const way of ways) {
    const found = way();
    if (found.length > 0) return found;
  }
  return [];
}
