/** Screen id -> page. */
import { ExportLogs } from './export-logs/export-logs.tsx';
import type { ReactNode } from 'react';
import type { ScreenView } from '../../../shared/stage/view.ts';
import { Boot } from './boot/boot.tsx';
import { Firmware } from './boot/firmware.tsx';
import { Off } from './boot/off.tsx';
import { Resetting } from './boot/resetting.tsx';
import { CaptivePortal } from './captive-portal/captive-portal.tsx';
import { Desktop } from './desktop/desktop.tsx';
import { Diagnostics } from './diagnostics/diagnostics.tsx';
import { Esp } from './esp/esp.tsx';
import { Hello } from './hello/hello.tsx';
import { Landing } from './landing/landing.tsx';
import { License } from './license/license.tsx';
import { LocalAccount } from './local-account/local-account.tsx';
import { LockScreen } from './lock-screen/lock-screen.tsx';
import { MicrosoftAccount } from './microsoft-account/microsoft-account.tsx';
import { NameDevice } from './name-device/name-device.tsx';
import { Network } from './network/network.tsx';
import { OemRegistration } from './oem-registration/oem-registration.tsx';
import { Privacy } from './privacy/privacy.tsx';
import { Notice } from './problem/notice.tsx';
import { Problem } from './problem/problem.tsx';
import { Progress } from './progress/progress.tsx';
import { ProvisioningMenu } from './provisioning-menu/provisioning-menu.tsx';
import { ProvisioningPackage } from './provisioning-package/provisioning-package.tsx';
import { Purpose } from './purpose/purpose.tsx';
import { ListPage } from './region/list-page.tsx';
import { SecondKeyboard } from './region/second-keyboard.tsx';
import { Result } from './result/result.tsx';
import { SignIn } from './sign-in/sign-in.tsx';
import { TermsOfUse } from './terms-of-use/terms-of-use.tsx';
import { StaySignedIn } from './stay-signed-in/stay-signed-in.tsx';
import { UpdateProgress } from './update-progress/update-progress.tsx';

type Pages = {
  readonly [Id in ScreenView['id']]: (props: {
    readonly view: Extract<ScreenView, { readonly id: Id }>;
  }) => ReactNode;
};

const pages: Pages = {
  off: Off,
  firmware: Firmware,
  boot: Boot,
  language: ListPage,
  region: ListPage,
  keyboard: ListPage,
  'second-keyboard': SecondKeyboard,
  network: Network,
  progress: Progress,
  problem: Problem,
  purpose: Purpose,
  'microsoft-account': MicrosoftAccount,
  'oem-registration': OemRegistration,
  'sign-in': SignIn,
  license: License,
  'terms-of-use': TermsOfUse,
  'name-device': NameDevice,
  'update-progress': UpdateProgress,
  'captive-portal': CaptivePortal,
  privacy: Privacy,
  hello: Hello,
  'local-account': LocalAccount,
  'lock-screen': LockScreen,
  'stay-signed-in': StaySignedIn,
  'provisioning-menu': ProvisioningMenu,
  notice: Notice,
  'provisioning-package': ProvisioningPackage,
  'export-logs': ExportLogs,
  landing: Landing,
  esp: Esp,
  result: Result,
  diagnostics: Diagnostics,
  resetting: Resetting,
  desktop: Desktop,
};

/** Draws the page of a view. */
export function drawPage(screen: ScreenView): ReactNode {
  // The table pairs each id with the page of that id, which the type of a lookup cannot say.
  const Shown = pages[screen.id] as (props: { readonly view: ScreenView }) => ReactNode;
  return <Shown view={screen} />;
}
