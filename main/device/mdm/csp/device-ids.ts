/** What the PC calls itself in device management: two ids that Windows derives from the hardware (facts/enrolment#ids-of-the-device). */
import { createHash } from 'node:crypto';
import type { Machine } from '../../windows/machine.ts';

/** The id of the OMA-DM client: 32 hexadecimal digits, upper case. */
export const deviceIdOf = ({ hardware }: Machine): string =>
  hardware.smbiosUuid.replaceAll('-', '').toUpperCase();

/** HWDevID: 64 hexadecimal digits, upper case (MS-MDE2 3.4.4.1.1.1.1). */
export const hardwareDeviceIdOf = ({ hardware }: Machine): string =>
  createHash('sha256').update(`${hardware.smbiosUuid} ${hardware.serialNumber}`).digest('hex').toUpperCase();
