/** What an installer's exit code means (facts/apps#return-codes). */
import { usualReturnCodes } from '../../protocols/ime/return-codes.ts';
import type { ReturnCode } from '../../protocols/ime/return-codes.ts';
import type { Win32AppPolicy } from '../../protocols/ime/ime.messages.ts';

export type ReturnType = ReturnCode['Type'];

type Coded = Pick<Win32AppPolicy, 'ReturnCodes'>;

/** By the app's own table, or the usual one where it has none. */
const mappingOf = ({ ReturnCodes }: Coded, exitCode: number): ReturnCode | undefined =>
  (ReturnCodes.length > 0 ? ReturnCodes : usualReturnCodes).find(({ ReturnCode }) => ReturnCode === exitCode);

/** An unknown code has failed. */
export const returnTypeOf = (app: Coded, exitCode: number): ReturnType =>
  mappingOf(app, exitCode)?.Type ?? 'failed';
export const isMapped = (app: Coded, exitCode: number): boolean => mappingOf(app, exitCode) !== undefined;

/** What a successful installation asks for, by its return code and the app's own restart behaviour. */
export function rebootOf(
  { DeviceRestartBehavior }: Pick<Win32AppPolicy, 'DeviceRestartBehavior'>,
  type: ReturnType,
): 'none' | 'soft' | 'hard' {
  if (DeviceRestartBehavior === 'force') return 'hard';
  if (DeviceRestartBehavior === 'suppress') return 'none';
  if (type === 'hardReboot') return 'hard';
  return type === 'softReboot' ? 'soft' : 'none';
}
