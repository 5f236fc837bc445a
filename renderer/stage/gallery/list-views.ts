/** Language to network, and who the device is for. */
import type { Choice, ScreenView, WirelessNetworkView } from '../../../shared/stage/view.ts';

function choices(...labels: readonly string[]): readonly Choice[] {
  return labels.map((label) => ({ id: label, label }));
}

const languages = choices(
  'English (United States)',
  'Deutsch',
  'Español',
  'Français',
  'Português (Brasil)',
  '日本語',
);
const regions = choices(
  'United States',
  'Afghanistan',
  'Åland Islands',
  'Albania',
  'Algeria',
  'American Samoa',
  'Andorra',
  'Angola',
  'Anguilla',
  'Antarctica',
  'Argentina',
  'Armenia',
  'Australia',
  'Austria',
);
const keyboards = choices(
  'US',
  'Canadian Multilingual Standard',
  'Colemak',
  'English (India)',
  'Irish',
  'NZ Aotearoa',
  'Scottish Gaelic',
);

const home: WirelessNetworkView = {
  ssid: 'Fabrikam Staging',
  signal: 4,
  secured: true,
  state: 'idle',
  problem: null,
};
const guest: WirelessNetworkView = { ssid: 'Guest', signal: 3, secured: false, state: 'idle', problem: null };
const far: WirelessNetworkView = {
  ssid: 'Warehouse 2',
  signal: 1,
  secured: true,
  state: 'idle',
  problem: null,
};

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
  language: { id: 'language', choices: languages, selected: 'English (United States)', canGoBack: false },
  region: { id: 'region', choices: regions, selected: 'United States', canGoBack: false },
  keyboard: { id: 'keyboard', choices: keyboards, selected: 'US', canGoBack: true },
  'second-keyboard': { id: 'second-keyboard', step: 'offer', choices: [], selected: null, canGoBack: true },
  'second-keyboard-language': {
    id: 'second-keyboard',
    step: 'language',
    choices: languages,
    selected: 'Deutsch',
    canGoBack: true,
  },
  'second-keyboard-layout': {
    id: 'second-keyboard',
    step: 'layout',
    choices: keyboards,
    selected: null,
    canGoBack: true,
  },
  network: network({}, { selected: null }),
  'network-chosen': network({}),
  'network-password': network({ state: 'asking-password', problem: { key: 'network.wrong-password' } }),
  'network-connecting': network({ state: 'connecting' }),
  'network-connected': network({ state: 'connected' }, { canContinue: true }),
  'network-wired': network({}, { wired: 'connected', selected: null, canContinue: true, wireless: [] }),
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
  },
};
