/** The words of Company Portal. */
export const keys = {
  apps: 'portal.apps',
  none: 'portal.none',
  app: 'explorer.name',
  status: 'portal.status',
  code: 'portal.code',
  pending: 'portal.state.pending',
  installing: 'portal.state.installing',
  installed: 'portal.state.installed',
  failed: 'portal.state.failed',
  notApplicable: 'portal.state.not-applicable',
  uninstalled: 'portal.state.uninstalled',
  device: 'portal.device',
  check: 'control.check-access',
  checking: 'portal.access.checking',
  unchecked: 'portal.access.unchecked',
  compliant: 'portal.access.compliant',
  noncompliant: 'portal.access.noncompliant',
  inGracePeriod: 'portal.access.grace',
  unknown: 'portal.access.unknown',
  unreachable: 'portal.access.unreachable',
} as const;

export type PortalWords = Readonly<Record<keyof typeof keys, string>>;
