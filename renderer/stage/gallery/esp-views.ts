/** The Enrollment Status Page from its start to its ends. */
import type {
  EspCategoryView,
  EspItemView,
  EspState,
  EspView,
  ScreenView,
  StageText,
} from '../../../shared/stage/view.ts';

function item(id: string, state: EspState, status: StageText): EspItemView {
  return { id: `${id}Subcategory`, label: { key: `esp.item.${id}Subcategory` }, state, status };
}

const complete: StageText = { key: 'esp.status.complete' };
const waiting: StageText = { key: 'esp.status.waiting' };
const working: StageText = { key: 'esp.status.working' };

function counted(key: 'applied' | 'added' | 'installed', done: number, all: number): StageText {
  return { key: `esp.status.${key}`, args: [done, all] };
}

const preparationItems = ['TpmAttestation', 'Aadj', 'MdmEnrollment', 'EspProviderInstallation'] as const;
const setupItems = ['SecurityPolicies', 'Certificates', 'NetworkConnections', 'Apps'] as const;

function preparation(state: EspState, status: StageText, items: readonly EspItemView[]): EspCategoryView {
  return {
    id: 'DevicePreparationCategory',
    label: { key: 'esp.category.device-preparation' },
    state,
    status,
    items,
  };
}

function setup(state: EspState, status: StageText, items: readonly EspItemView[]): EspCategoryView {
  return { id: 'DeviceSetupCategory', label: { key: 'esp.category.device-setup' }, state, status, items };
}

function account(state: EspState, status: StageText, items: readonly EspItemView[]): EspCategoryView {
  return { id: 'AccountSetupCategory', label: { key: 'esp.category.account-setup' }, state, status, items };
}

const prepared = preparation(
  'succeeded',
  complete,
  preparationItems.map((id) => item(id, 'succeeded', complete)),
);

function esp(categories: readonly EspCategoryView[], more: Partial<EspView> = {}): EspView {
  return { id: 'esp', categories, wait: { key: 'esp.wait.thanks' }, failure: null, controls: [], ...more };
}

export const espViews: Readonly<Record<string, ScreenView>> = {
  'esp-start': esp([
    preparation('inProgress', working, [
      item('TpmAttestation', 'inProgress', working),
      ...preparationItems.slice(1).map((id) => item(id, 'notStarted', waiting)),
    ]),
    setup('notStarted', waiting, []),
    account('notStarted', { key: 'esp.status.after-sign-in' }, []),
  ]),
  'esp-apps': esp([
    prepared,
    setup('inProgress', working, [
      item('SecurityPolicies', 'succeeded', counted('applied', 1, 1)),
      item('Certificates', 'succeeded', counted('applied', 1, 1)),
      item('NetworkConnections', 'notRequired', { key: 'esp.status.no-setup-needed' }),
      item('Apps', 'inProgress', counted('installed', 3, 9)),
    ]),
    account('notStarted', { key: 'esp.status.after-sign-in' }, []),
  ]),
  'esp-complete': esp(
    [
      prepared,
      setup(
        'succeeded',
        complete,
        setupItems.map((id) => item(id, 'succeeded', complete)),
      ),
      account(
        'succeeded',
        complete,
        setupItems.map((id) => item(id, 'succeeded', complete)),
      ),
    ],
    { wait: null, allSet: true },
  ),
  'esp-user': esp(
    [
      prepared,
      setup(
        'succeeded',
        complete,
        setupItems.map((id) => item(id, 'succeeded', complete)),
      ),
      account('inProgress', working, [
        item('WaitingForAadRegistration', 'succeeded', complete),
        item('SecurityPolicies', 'succeeded', counted('applied', 1, 1)),
        item('Certificates', 'inProgress', counted('applied', 0, 2)),
        item('NetworkConnections', 'inProgress', counted('added', 0, 1)),
        item('Apps', 'inProgress', { key: 'esp.status.identifying' }),
      ]),
    ],
    { wait: { key: 'esp.wait.do-not-turn-off' } },
  ),
  'esp-failed': esp(
    [
      prepared,
      setup('failed', { key: 'esp.status.error' }, [
        item('SecurityPolicies', 'succeeded', counted('applied', 1, 1)),
        item('Certificates', 'succeeded', counted('applied', 1, 1)),
        item('NetworkConnections', 'succeeded', counted('added', 1, 1)),
        item('Apps', 'failed', { key: 'esp.status.error' }),
      ]),
      account('notStarted', { key: 'esp.status.previous-failed' }, []),
    ],
    {
      wait: null,
      failure: { text: { key: 'esp.failure.intune' }, code: '0x81036502' },
      controls: ['try-again', 'reset', 'continue-anyway', 'view-diagnostics'],
    },
  ),
};
