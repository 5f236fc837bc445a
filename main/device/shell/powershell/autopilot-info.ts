/** The script Get-WindowsAutopilotInfo: the hardware hash of this PC, shown or written as CSV (facts/autopilot-service#import-file). */
import { NetworkError } from '../../../world/internet/network-error.ts';
import type { Process } from '../../../world/process.ts';
import { hardwareHashOf } from '../../attestation/hardware-hash.ts';
import { autopilotInfoCsv } from '../../autopilot/get-windows-autopilot-info.ts';
import { get } from '../../windows/http-client.ts';
import type { Call, Cmdlet } from './cmdlet.ts';
import { filePath } from './paths.ts';
import { PsError, record } from './values.ts';

const withoutHeading = (csv: string): string => csv.slice(csv.indexOf('\n') + 1);

function write({ args, facts, session, say }: Call, output: string): void {
  const { machine, ekPublic } = facts;
  const [groupTag, assignedUser] = [args.text('GroupTag'), args.text('AssignedUser')];
  const csv = autopilotInfoCsv(machine, ekPublic, {
    ...(groupTag === undefined ? {} : { groupTag }),
    ...(assignedUser === undefined ? {} : { assignedUser }),
  });
  const [path = ''] = filePath(machine.files, session.folder, output, true);
  const isMore = args.has('Append') && machine.files.file(path) !== undefined;
  if (isMore) machine.files.appendText(path, withoutHeading(csv));
  else machine.files.writeText(path, csv);
  say(`Gathered details for device with serial number: ${machine.hardware.serialNumber}`);
}

const signInHost = 'https://login.microsoftonline.com/';

/** The upload begins with a sign-in in a window of its own, which this PC does not have. */
function* online({ facts, warn }: Call): Process<void> {
  const failed = (reason: string): PsError =>
    new PsError(reason, {
      source: 'Connect-MgGraph',
      category: 'NotSpecified: (:) [Connect-MgGraph], AuthenticationFailedException',
      id: 'Microsoft.Graph.PowerShell.Authentication.Cmdlets.ConnectMgGraph',
    });
  try {
    yield* get(facts.machine, signInHost);
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    warn("Unable to resolve package source 'https://www.powershellgallery.com/api/v2'.");
    throw failed(
      'InteractiveBrowserCredential authentication failed: An error occurred while sending the request.',
    );
  }
  throw failed('InteractiveBrowserCredential authentication failed: Unable to open a web page in a browser.');
}

export const getAutopilotInfo: Cmdlet = {
  parameters: {
    Name: 'texts',
    OutputFile: 'text',
    GroupTag: 'text',
    AssignedUser: 'text',
    AssignedComputerName: 'text',
    AddToGroup: 'text',
    Append: 'switch',
    Online: 'switch',
    Assign: 'switch',
    Reboot: 'switch',
    Partner: 'switch',
    Force: 'switch',
    TenantId: 'text',
    AppId: 'text',
    AppSecret: 'text',
  },
  positions: ['Name'],
  run(call) {
    const { args, facts, emit } = call;
    const output = args.text('OutputFile');
    if (args.has('Online')) return online(call);
    if (output !== undefined) {
      write(call, output);
      return undefined;
    }
    emit(
      record('AutopilotInfo', [
        ['Device Serial Number', facts.machine.hardware.serialNumber],
        ['Windows Product ID', ''],
        ['Hardware Hash', hardwareHashOf(facts.machine, facts.ekPublic)],
      ]),
    );
    return undefined;
  },
};
