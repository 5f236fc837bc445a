/** What a show says of itself: what the page that shows is about, and what is done on it. In English, as exercises are. */
import { stepNames } from '../../../shared/errors/error-entry.ts';
import { remedyById } from '../../../shared/exercises/remedies.ts';
import { faultById } from '../../../shared/faults/index.ts';
import { ownOf } from '../../../shared/own.ts';
import type { SessionInput, TraineeInput } from '../../../shared/session/input.ts';
import { nameOf } from '../../../shared/stage/screens.ts';
import type { ScreenId, ScreenView } from '../../../shared/stage/view.ts';
import { counted } from '../../../shared/words/counted.ts';
import { adminWords } from '../admin-words.ts';

/** Of each screen; `variants` has those that say more. */
const pages: Readonly<Record<ScreenId, string>> = {
  off: 'The PC is switched off.',
  firmware: 'The firmware measures into the TPM what it starts.',
  boot: 'Windows is starting.',
  resetting: 'Windows is reset: what was set up on this PC goes.',
  language: 'Windows asks for its language.',
  region: 'Windows asks for the country or region.',
  keyboard: 'Windows asks for the keyboard layout.',
  'second-keyboard': 'Windows offers a second keyboard layout.',
  network: 'Without a network the PC learns of no organization: it asks for one.',
  'captive-portal': 'This network wants a sign-in before it leads to the internet.',
  progress: 'The PC works.',
  'update-progress': 'Windows fetches an update before it goes on.',
  problem: 'Something went wrong, and the page says what it knows of it.',
  notice: 'Windows tells what it found.',
  purpose: 'Windows asks whether the PC is for home or for work.',
  'microsoft-account': 'Windows asks for a Microsoft account.',
  'oem-registration': 'The maker asks for a registration.',
  'sign-in': 'The organization’s sign-in.',
  'stay-signed-in': 'The sign-in is over.',
  'provisioning-menu': 'The menu behind five presses of the Windows key.',
  'provisioning-package': 'A package sets the PC up without a service.',
  'export-logs': 'The logs can be kept for whoever looks for the cause.',
  landing: 'The PC and its profile, as the Autopilot service has them. The technician checks both.',
  esp: 'The status page counts what Intune sends: certificates, policies, apps.',
  result: 'The technician’s part has ended.',
  diagnostics: 'The diagnostics page has the codes behind a red page.',
  license: 'The licence terms.',
  'terms-of-use': 'The organization’s terms of use.',
  'name-device': 'Windows asks for the PC’s name.',
  privacy: 'The privacy settings, all on one page.',
  hello: 'Windows Hello takes the password’s place on this PC.',
  'local-account': 'An account that this PC alone knows.',
  'lock-screen': 'The PC waits for its user.',
  desktop: 'The user’s desktop: the PC is ready.',
};

/** By the name with the variant (`nameOf`). */
const variants: Readonly<Record<string, string>> = {
  'progress-checking-for-updates': 'Windows looks for updates to its set-up.',
  'progress-finding-organisation': 'The PC asks the Autopilot service for its profile.',
  'progress-applying-settings': 'The PC applies what its profile says.',
  'progress-joining-domain': 'The PC waits to be joined to the domain.',
  'boot-restarting': 'The PC restarts.',
  'boot-shutting-down': 'The PC shuts down.',
  'boot-signing-in': 'Windows prepares the user’s profile.',
  'boot-updating': 'Windows works on updates.',
  'sign-in-password': 'The services know this name, and ask for the password.',
  'sign-in-number-match': 'The user’s phone confirms the sign-in.',
  'result-success': 'Green: device and apps are prepared. Reseal makes the PC ready for its user.',
  'result-failure': 'Red: a step has failed. Now the cause is looked for.',
};

export const captionOf = (screen: ScreenView): string =>
  ownOf<string>(variants, nameOf(screen)) ?? pages[screen.id];

/** 'sign-in' as 'Sign in'; the landing page's button reads Next. */
const named = (id: string): string =>
  id === 'provision' ? 'Next' : `${id.charAt(0).toUpperCase()}${id.slice(1).replaceAll('-', ' ')}`;

/** What is done, a sentence for each; five equal presses are one. */
export function deedsInWords(inputs: readonly SessionInput[]): string {
  const presses = inputs.filter(({ type }) => type === 'windows-key').length;
  const words = inputs.filter(({ type }) => type !== 'windows-key').map(deedInWords);
  const all = presses === 0 ? words : [`The Windows key is pressed ${counted(presses, 'time')}.`, ...words];
  return all.filter((one) => one !== '').join(' ');
}

function deedInWords(input: SessionInput): string {
  switch (input.type) {
    case 'press':
      return `${input.values === undefined ? '' : 'The fields are filled in. '}${named(input.control)} is pressed.`;
    case 'choose':
      return input.value.startsWith('$') ? 'A network is chosen.' : `${named(input.value)} is chosen.`;
    case 'power-button':
      return 'The power button is pressed.';
    case 'jump':
      return `${counted(Math.round(input.milliseconds / 86_400_000), 'day')} pass.`;
    case 'shortcut':
      return `${named(input.shortcut)} is opened by its keys.`;
    case 'type-line':
      return `Typed: ${input.text}`;
    case 'trainee':
      return traineeInWords(input);
    case 'admin':
      return `${adminWords(input.write)}.`;
    case 'lift-fault':
      return 'The cause is set right.';
    case 'network':
      return 'The network is changed.';
    case 'phone':
      return `The user’s phone ${input.answer === 'approve' ? 'approves' : 'denies'}.`;
    default:
      return '';
  }
}

function traineeInWords(input: TraineeInput): string {
  if (input.says !== 'diagnosis') return '';
  const cause = faultById(input.cause)?.title ?? input.cause;
  return `The cause: ${cause}, at ${stepNames[input.step]}. ${remedyById(input.remedy)?.words ?? input.remedy}.`;
}
