/** A page: what a state of the chart shows, of its context and of a few facts besides. */
import type { PinRules } from '../../../shared/session/pin-rules.ts';
import type { Credential, EspView, ScreenView } from '../../../shared/stage/view.ts';
import type { Release } from '../../../shared/release.ts';
import type { SimDuration } from '../../world/time.ts';
import type { SignInObstacle } from '../deployment/sign-in-obstacle.ts';
import type { HardwareProfile } from '../hardware/hardware-profile.ts';
import type { NetworkAdapters } from '../hardware/network-adapters.ts';
import type { OobeContext } from './oobe.events.ts';
import type { PackageInstaller, ProvisioningPackage } from './provisioning-package.ts';
import type { HelloSensor } from './windows-hello.ts';
import type { UpdateProgress } from './windows-update.ts';

/** What the pages know besides the chart's context. */
export interface PageFacts {
  readonly release: Release;
  readonly network: NetworkAdapters;
  readonly hardware: HardwareProfile;
  /** How long the chart has been in its present state. */
  readonly waited: SimDuration;
  /** The pages of the parts that own them: the running ESP, the desktop; the reset's progress. */
  readonly esp: () => EspView;
  readonly espIsHidden: boolean;
  readonly resetPercent: () => number;
  /** `user`: in the place of who has set the PC up. */
  readonly desktop: (user?: string) => ScreenView;
  readonly update: UpdateProgress | null;
  readonly maker: string;
  readonly helloSensor: () => HelloSensor | null;
  readonly pinRules: () => PinRules;
  /** Packages on the media, and how far the installation of one is. */
  readonly packages: readonly ProvisioningPackage[];
  readonly installer: Pick<PackageInstaller, 'items' | 'mediaFree'>;
  /** The pages of a failure offer the logs. */
  readonly canCollectLogs: boolean;
  readonly resultVariant: 'coloured' | 'plain';
  /** The organisation's message before the sign-in. */
  readonly logonNotice: () => SignInObstacle['notice'];
  /** What the lock screen may ask its user for. */
  readonly credentials: (context: OobeContext) => readonly Credential[];
  /** Seconds that the PC's clock is ahead. */
  readonly clockAhead: number;
  /** The lock screen offers Entra's own page. */
  readonly webSignIn: boolean;
  /** NetBIOS name of the domain that the PC is in; null for none. */
  readonly domain: string | null;
}

export type Page = (context: OobeContext, facts: PageFacts) => ScreenView;

/** A black page with a line of text. */
export const black = (phase: 'starting' | 'restarting' | 'shutting-down', key: string): Page => {
  const text = { key };
  return () => ({ id: 'boot', phase, text });
};

/** Ring and a line. */
export const progress =
  (page: 'finding-organisation' | 'applying-settings' | 'joining-domain', key = `progress.${page}`): Page =>
  () => ({ id: 'progress', page, title: { key }, subtitle: null, percent: null });

export const justAMoment = black('starting', 'boot.just-a-moment');

/** The Enrollment Status Page that runs, or ran last. */
export const statusPage: Page = (_context, facts) => facts.esp();

/** The same where the organisation may have switched it off: then `instead` is seen. */
export const statusPageOr =
  (instead: Page): Page =>
  (context, facts) =>
    facts.espIsHidden ? instead(context, facts) : facts.esp();
