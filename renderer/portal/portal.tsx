/**
 * The tenant as an administrator has it before them: devices with their records in the three services, and deployment
 * profiles. The trainee's page beside the PC and the console's pane are both this; each action is a write of Graph.
 */
import { PortalProvider } from './context.tsx';
import { DeviceDetails } from './device-details.tsx';
import { DeviceList } from './device-list.tsx';
import { Profiles } from './profiles.tsx';
import { usePortal, type PortalLink } from './use-portal.ts';
import './portal.css';

export function Portal({ link, turn }: { readonly link: PortalLink; readonly turn: unknown }) {
  const { view, told, ...rest } = usePortal(link, turn);
  return (
    <div className="admin" lang="en" dir="ltr" tabIndex={-1}>
      <p role="status" className="admin-told">
        {told}
      </p>
      {view === null ? null : (
        <PortalProvider value={{ view, ...rest }}>
          <div className="admin-columns">
            <DeviceList />
            {view.device === null ? null : <DeviceDetails key={view.device.key} device={view.device} />}
            <Profiles />
          </div>
        </PortalProvider>
      )}
    </div>
  );
}
