/**
 * windows10DeviceFirmwareConfigurationInterface (DFCI) -> Uefi CSP: whose the firmware is, who may change what, and the
 * settings, one packet each ("UEFI CSP", learn.microsoft.com/windows/client-management/mdm/uefi-csp). Intune signs real
 * packets; ours name the settings.
 */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { commonProperties, type GraphObject } from '../graph-object.ts';
import type { CspNode } from '../policy.ts';

const packets = ['Identity', 'Permissions', 'Settings'] as const;

const isSet = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value !== 'notConfigured';

/** The packets of a profile; none where it sets nothing. */
export function firmwareNodes(object: GraphObject): readonly CspNode[] {
  const known: ReadonlySet<string> = new Set(commonProperties);
  const settings = Object.entries(object).filter(
    ([name, value]) => !known.has(name) && !name.includes('@') && isSet(value),
  );
  if (settings.length === 0) return [];
  const text = settings.map(([name, value]) => `${name}=${String(value)}`).join('\n');
  const data = Buffer.from(text).toString('base64');
  return packets.map((packet) => ({
    uri: `./Device/${cspRoots.Uefi}/${packet}/Apply`,
    format: 'b64',
    data,
  }));
}
