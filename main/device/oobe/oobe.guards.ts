/** Questions of the OOBE chart. */
import { assignedUserOf, hasOobeBit } from '../../protocols/autopilot/profile.ts';
import type { OobeContext, OobeEvent, ResumeNode } from './oobe.events.ts';
import type { OobePorts } from './oobe.ports.ts';

interface Asked {
  readonly context: OobeContext;
  readonly event: OobeEvent;
}

/** 'os-default' and a language tag both spare the page; '' (user select) shows it (autopilot-facts 7.4). */
const setByProfile = (value: string | undefined): boolean => value !== undefined && value !== '';

export function oobeGuards(ports: OobePorts) {
  return {
    'resumes at': ({ context }: Asked, { node }: { readonly node: ResumeNode }) => context.resume === node,
    'there is one language': ({ context }: Asked) =>
      context.languages.length < 2 || context.resume === 'language-chosen',
    'the profile sets the language': ({ context }: Asked) =>
      setByProfile(context.profile?.CloudAssignedLanguage),
    'the language stays': ({ context }: Asked) => context.chosenLanguage === context.language,
    'the profile sets the region': ({ context }: Asked) => setByProfile(context.profile?.CloudAssignedRegion),
    'the profile skips the keyboard': ({ context }: Asked) =>
      context.profile !== null && hasOobeBit(context.profile, 'SkipKeyboard'),
    'there is a page before': ({ context }: Asked) => !setByProfile(context.profile?.CloudAssignedRegion),
    'the network is up': () => ports.networkIsUp(),
    'the network wants a password': ({ context, event }: Asked) =>
      !context.network.asking && !('values' in event && event.values?.['network-password'] !== undefined),
    'the answer came from the service': ({ event }: Asked) =>
      event.type === 'profile answered' && event.online,
    'a restart is needed': ({ event }: Asked) => event.type === 'renamed' && event.restartNeeded,
    'there is a profile': ({ context }: Asked) => context.profile !== null,
    'the user flow renames the device': ({ context }: Asked) =>
      (context.profile?.CloudAssignedDeviceName ?? '') !== '' && context.resume !== 'sign-in',
    'the user is assigned': ({ context }: Asked) =>
      context.profile !== null && assignedUserOf(context.profile) !== '' && !context.signIn.fixed,
    'the user may be changed': ({ context }: Asked) => !context.signIn.fixed,
    'the purpose is work': ({ context }: Asked) => context.purpose === 'work',
    'the purpose is personal': ({ context }: Asked) => context.purpose === 'personal',
    'the menu came from the sign-in page': ({ context }: Asked) => context.menu.from === 'sign-in',
    'pre-provisioning is chosen': ({ context }: Asked) => context.menu.selected === 'pre-provision',
    'a package is chosen': ({ context }: Asked) => context.menu.selected === 'install-package',
    'a reset is chosen': ({ context }: Asked) => context.menu.selected === 'reset',
    'provisioning succeeded': ({ context }: Asked) => context.startedAt !== null && context.failure === null,
    'provisioning failed': ({ context }: Asked) => context.failure !== null,
  };
}
