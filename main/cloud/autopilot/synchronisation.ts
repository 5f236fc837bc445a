/**
 * The service's lags on the world's clock: group tag -> dynamic group -> intended profile -> the profile that
 * the deployment service hands out; assigned user -> the user that it hands out
 * (facts/autopilot-service#profile-settings).
 */
import type { World } from '../../world/world.ts';
import type { Directory } from '../directory/directory.ts';
import type { AutopilotIdentity } from '../directory/records.ts';
import type { CloudSettings } from '../settings/settings.ts';
import { intendedProfile } from './intended-profile.ts';

export class Synchronisation {
  readonly #world: World;
  readonly #directory: Directory;
  readonly #settings: CloudSettings;

  constructor(world: World, directory: Directory, settings: CloudSettings) {
    this.#world = world;
    this.#directory = directory;
    this.#settings = settings;
    directory.changed.listen(() => {
      world.clock.after(settings.groupProcessing, () => {
        if (directory.memberships.process()) this.#follow();
      });
      this.#follow();
    });
  }

  /** Brings everything in step at once: what was configured long before the rehearsal. */
  settle(): void {
    this.#directory.memberships.process();
    for (const identity of this.#directory.identities.values()) {
      this.#takeProfile(identity);
      this.#takeUser(identity);
    }
  }

  #follow(): void {
    const { clock } = this.#world;
    for (const identity of this.#directory.identities.values()) {
      if ((intendedProfile(this.#directory, identity)?.id ?? '') !== identity.held.profileId)
        clock.after(this.#settings.profileSync, () => this.#takeProfile(identity));
      if (identity.userPrincipalName !== identity.held.userPrincipalName)
        clock.after(this.#settings.userSync, () => this.#takeUser(identity));
    }
  }

  #takeProfile(identity: AutopilotIdentity): void {
    const profileId = intendedProfile(this.#directory, identity)?.id ?? '';
    if (profileId !== identity.held.profileId)
      identity.held = { ...identity.held, profileId, since: this.#world.clock.now };
  }

  #takeUser(identity: AutopilotIdentity): void {
    identity.held = { ...identity.held, userPrincipalName: identity.userPrincipalName };
  }
}
