/** The tenant of this rehearsal: the device's record, profiles, people, and what is assumed. */
import { Assumptions } from './assumptions.tsx';
import { Device } from './device.tsx';
import { Profiles } from './profiles.tsx';
import { Users } from './users.tsx';

export function TenantPane() {
  return (
    <div className="sections">
      <Device />
      <Profiles />
      <Users />
      <Assumptions />
    </div>
  );
}
