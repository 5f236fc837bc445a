/** Language to network, and who the device is for. */
import offeredLanguages from '../../../resources/oobe/languages.json';
import offeredRegions from '../../../resources/oobe/regions.json';
import type { Choice, ScreenView, WirelessNetworkView } from '../../../shared/stage/view.ts';

function choices(...ids: readonly string[]): readonly Choice[] {
  return ids.map((id) => ({ id }));
}

const languages: readonly Choice[] = offeredLanguages.slice(0, 6).map(({ id, label }) => ({ id, label }));
const first = ['US', 'AF', 'AX', 'AL', 'DZ', 'AS', 'AD', 'AO', 'AI', 'AG', 'AR', 'AM', 'AU', 'AT'];
const regions: readonly Choice[] = first.flatMap((id) => offeredRegions.filter((region) => region.id === id));
const keyboards = choices(
  'us',
  'canadian-multilingual-standard',
  'colemak',
  'english-india',
  'irish',
  'new-zealand',
  'scottish-gaelic',
);

const second = { id: 'second-keyboard', choices: [], pinned: 0, canGoBack: true } as const;

const home: WirelessNetworkView = {
  ssid: 'Fabrikam Staging',
  signal: 4,
  secured: true,
  state: 'idle',
  automatic: true,
  problem: null,
};
const guest: WirelessNetworkView = {
  ssid: 'Guest',
  signal: 3,
  secured: false,
  state: 'idle',
  automatic: true,
  problem: null,
};
const far: WirelessNetworkView = {
  ssid: 'Warehouse 2',
  signal: 1,
  secured: true,
  state: 'idle',
  automatic: true,
  problem: null,
};
const hidden: WirelessNetworkView = { ...home, ssid: '' };

function network(
  first: Partial<WirelessNetworkView>,
  more: Partial<Extract<ScreenView, { id: 'network' }>> = {},
): ScreenView {
  return {
    id: 'network',
    wired: 'unplugged',
    wireless: [{ ...home, ...first }, guest, far],
    selected: home.ssid,
    canContinue: false,
    canGoBack: true,
    ...more,
  };
}

export const listViews: Readonly<Record<string, ScreenView>> = {
  language: { id: 'language', choices: languages, pinned: 6, selected: 'en-US', canGoBack: false },
  region: { id: 'region', choices: regions, pinned: 1, selected: 'US', canGoBack: false },
  keyboard: { id: 'keyboard', choices: keyboards, pinned: 7, selected: 'us', canGoBack: true },
  'second-keyboard': { ...second, step: 'offer', selected: null },
  'second-keyboard-language': {
    ...second,
    step: 'language',
    choices: choices('en', 'de', 'es', 'fr', 'it', 'pt', 'ja'),
    selected: 'de',
  },
  'second-keyboard-layout': { ...second, step: 'layout', choices: keyboards, pinned: 1, selected: null },
  network: network({}, { selected: null }),
  'network-chosen': network({}),
  'network-password': network({ state: 'asking-password', problem: { key: 'network.wrong-password' } }),
  'network-hidden': network({}, { wireless: [home, guest, hidden], selected: '' }),
  'network-hidden-name': network(
    {},
    { wireless: [home, guest, { ...hidden, state: 'asking-name' }], selected: '' },
  ),
  'network-properties': network(
    { state: 'connected' },
    {
      canContinue: true,
      properties: {
        ssid: 'Fabrikam Staging',
        security: 'wpa2-personal',
        internet: true,
        adapter: 'Wi-Fi 6 adapter',
        address: '198.51.100.28',
        macAddress: '00-00-5E-00-53-1A',
      },
    },
  ),
  'network-connecting': network({ state: 'connecting' }),
  'network-connected': network({ state: 'connected' }, { canContinue: true }),
  'network-wired': network({}, { wired: 'connected', selected: null, canContinue: true, wireless: [] }),
  'network-none': network({}, { wired: 'absent', selected: null, wireless: [] }),
  'network-open': network(
    { secured: false, state: 'connected' },
    { wired: 'no-internet', canContinue: true },
  ),
  purpose: { id: 'purpose', selected: 'personal' },
  'purpose-open': { id: 'purpose', selected: null },
  'sign-in': {
    id: 'sign-in',
    step: 'user-name',
    branding: null,
    userName: '',
    userNameFixed: false,
    greeting: null,
    problem: null,
    busy: false,
    controls: ['cannot-access', 'sign-in-options', 'terms', 'privacy'],
  },
  'sign-in-branded': {
    id: 'sign-in',
    step: 'user-name',
    branding: {
      organisation: 'Fabrikam',
      signInText: 'Practice tenant of Fabrikam. Need help? Call the service desk, extension 4400.',
      colour: '#8a3ffc',
    },
    userName: 'maren.holt@fabrikam.example',
    userNameFixed: false,
    greeting: null,
    problem: null,
    busy: false,
    controls: ['cannot-access', 'sign-in-options', 'terms', 'privacy'],
  },
  'sign-in-password': {
    id: 'sign-in',
    step: 'password',
    branding: { organisation: 'Fabrikam', signInText: null, colour: '#8a3ffc' },
    userName: 'maren.holt@fabrikam.example',
    userNameFixed: true,
    greeting: 'Welcome, Maren!',
    problem: { key: 'sign-in.wrong-password' },
    busy: false,
    controls: ['forgot-password', 'terms', 'privacy'],
  },
  'sign-in-busy': {
    id: 'sign-in',
    step: 'password',
    branding: { organisation: 'Fabrikam', signInText: null, colour: '#8a3ffc' },
    userName: 'maren.holt@fabrikam.example',
    userNameFixed: false,
    greeting: null,
    problem: null,
    busy: true,
    controls: [],
  },
};
