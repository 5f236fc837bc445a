/** `w32tm` on this PC's own clock (facts/command-prompt#time). */
import { formatHResult, fromWin32 } from '../../../protocols/hresult/hresult.ts';
import { Win32 } from '../../../protocols/hresult/win32.ts';
import { NetworkError } from '../../../world/internet/network-error.ts';
import type { Process } from '../../../world/process.ts';
import { parseInstant } from '../../../world/time.ts';
import { get, isSuccess } from '../../windows/http-client.ts';
import type { Machine } from '../../windows/machine.ts';
import type { Command, Commands } from './command.ts';
import { argumentsOf, telling, tells } from './command.ts';

const timeServer = 'time.windows.com';
const notStarted = tells(
  `The following error occurred: The service has not been started. (${formatHResult(fromWin32(Win32.ERROR_SERVICE_NOT_ACTIVE))})`,
);
const sending = 'Sending resync command to local computer';

/** The exchange stands for NTP; the PC's clock is set to what the server says. */
function* resync(machine: Machine): Process<readonly string[]> {
  try {
    const response = yield* get(machine, `http://${timeServer}/time`);
    const told = isSuccess(response) ? parseInstant(response.body) : undefined;
    if (told !== undefined) {
      machine.setDeviceTime(told);
      return [sending, 'The command completed successfully.'];
    }
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
  }
  return [sending, 'The computer did not resync because no time data was available.'];
}

const w32tm: Command = (_words, { machine }, { rest }) => {
  const [verb = '', about = ''] = argumentsOf(rest.toLowerCase()).map((word) => word.replace(/^-/, '/'));
  const isRunning = machine.services.query('W32Time')?.running === true;
  if (verb === '/resync') return isRunning ? { lines: [], work: telling(resync(machine)) } : notStarted;
  if (verb === '/query' && about === '/source') return isRunning ? tells(`${timeServer},0x9`) : notStarted;
  return tells('Usage: w32tm /resync | /query /source');
};

export const timeCommands: Commands = { w32tm: { run: w32tm } };
