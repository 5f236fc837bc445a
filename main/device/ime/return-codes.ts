/** What an installer's exit code means (facts/apps#return-codes). */
import { usualReturnCodes } from '../../protocols/ime/return-codes.ts';
import type { ReturnCode } from '../../protocols/ime/return-codes.ts';
import type { Win32AppPolicy } from '../../protocols/ime/ime.messages.ts';

export type ReturnType = ReturnCode['Type'];

/** By the app's own table, or the usual one where it has none; an unknown code has failed. */
export function returnTypeOf(app: Pick<Win32AppPolicy, 'ReturnCodes'>, exitCode: number): ReturnType {
  const table = app.ReturnCodes.length > 0 ? app.ReturnCodes : usualReturnCodes;
  return table.find(({ ReturnCode }) => ReturnCode === exitCode)?.Type ?? 'failed';
}

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
