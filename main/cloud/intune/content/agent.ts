/** The Intune Management Extension's own package. Its product code is made up. */
import { hosts } from '../../services/hosts.ts';

export const agentMsi = {
  productCode: '{8A1F2D33-5C0B-4E61-9D2E-7B1C0A5E4D10}',
  version: '1.92.103.0',
  url: `https://${hosts.content}/agent/IntuneWindowsAgent.msi`,
  commandLine: '/quiet',
} as const;
