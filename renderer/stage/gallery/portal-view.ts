/** What the portal page shows of a tenant. */
import type { PortalAsk, PortalView } from '../../../shared/portal/portal-view.ts';

const rows: PortalView['rows'] = [
  {
    key: '1',
    name: 'DESKTOP-7KX2M4Q',
    serialNumber: 'NM4471903',
    user: 'maren.holt@fabrikam.example',
    profileStatus: 'pending',
  },
  { key: '2', name: 'NM4471904', serialNumber: 'NM4471904', user: '', profileStatus: 'notAssigned' },
  { key: '3', name: 'FBK-4400017', serialNumber: 'NM4400017', user: '', profileStatus: null },
];

const groups = [
  { id: 'g1', displayName: 'Autopilot laptops', isDynamic: true },
  { id: 'g2', displayName: 'Warehouse PCs', isDynamic: false },
  { id: 'g3', displayName: 'Windows devices', isDynamic: false },
];

export const portalInGallery = async ({ search }: PortalAsk): Promise<PortalView> => {
  const found = rows.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()));
  return {
    organization: 'Fabrikam',
    found: found.length,
    rows: found,
    device: {
      key: '1',
      autopilot: {
        id: 'a1',
        serialNumber: 'NM4471903',
        manufacturer: 'Northmoor',
        model: 'Slate 14 G3',
        groupTag: 'LAPTOP',
        displayName: '',
        user: 'maren.holt@fabrikam.example',
        enrollmentState: 'enrolled',
        isBlocked: true,
        profile: 'Laptops, set up by users',
        intendedProfile: 'Pre-provisioned laptops',
        profileStatus: 'pending',
      },
      intune: {
        id: 'm1',
        name: 'DESKTOP-7KX2M4Q',
        user: '',
        enrolled: '2026-01-27T09:41:00.000Z',
        lastSync: '2026-11-18T09:41:00.000Z',
        compliance: 'compliant',
      },
      entra: {
        id: 'e1',
        name: 'NM4471903',
        isEnabled: true,
        isManaged: true,
        groups: [
          { id: 'g1', displayName: 'Autopilot laptops', isListed: false },
          { id: 'g3', displayName: 'Windows devices', isListed: true },
        ],
      },
    },
    users: [
      { userPrincipalName: 'maren.holt@fabrikam.example', displayName: 'Maren Holt' },
      { userPrincipalName: 'ana.quay@fabrikam.example', displayName: 'Ana Quay' },
    ],
    groups,
    profiles: [
      {
        id: 'p1',
        displayName: 'Pre-provisioned laptops',
        assignments: [
          { id: 'p1_g1', group: 'Autopilot laptops', excluded: false },
          { id: 'p1_g2', group: 'Warehouse PCs', excluded: true },
        ],
      },
      { id: 'p2', displayName: 'Laptops, set up by users', assignments: [] },
    ],
  };
};
