/**
 * As a technician would, at the PC that has failed: nothing but the command prompt of Shift+F10. The lines that tell
 * five causes apart (tests/interop/evidence/causes.test.ts tells the same five from an archive).
 */
import { expect, it } from 'vitest';
import { play } from '../testing/lab.ts';
import { prompting } from '../testing/prompting.ts';

/** A line at the prompt, and what its answer shows where this is the cause. */
type Sign = readonly [line: string, shows: RegExp];

const agent = 'HKLM\\SOFTWARE\\Microsoft\\IntuneManagementExtension';
const workload = 'C:\\ProgramData\\Microsoft\\IntuneManagementExtension\\Logs\\AppWorkload.log';
const events = (channel: string, id: number): string =>
  `wevtutil qe "${channel}" /q:"*[System[(EventID=${id})]]" /f:text /rd:true /c:1`;
const management = 'Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider/Admin';
const attestation = 'ifx-keyid-07bbb58d8b248786fb147ade3dded17e98496701.microsoftaik.azure.net';

const causes: Readonly<Record<string, readonly Sign[]>> = {
  // An installer ends with 1603: which app's, its record says.
  'app-fails': [
    [`findstr /c:"lpExitCode 1603" ${workload}`, /lpExitCode 1603\]/],
    [
      `reg query ${agent}\\Win32Apps /s`,
      /\\a1d3f1c4-3000-4000-8000-000000000003_1\n\s+ExitCode\s+REG_DWORD\s+0x643/,
    ],
    [`type ${workload} | find "000000000003 with name"`, /to Error for application .* with name: 7-Zip/],
  ],
  // The PC has joined, and its enrolment is refused.
  'preprovisioning-not-allowed': [
    ['dsregcmd /status', /AzureAdJoined : YES/],
    [events(management, 52), /Fault\/Code\/Subcode\/Value=\(0x80180005\)/],
  ],
  // The blob of the domain join was waited for to the limit.
  'hybrid-connector-offline': [
    [events(management, 109), /ended in state \(0x3\)/],
    ['reg query HKLM\\SOFTWARE\\Microsoft\\Provisioning\\OMADM\\SyncML\\ODJApplied', /unable to find/],
    ['dsregcmd /status', /DomainJoined : NO/],
  ],
  // The attestation service has a name and an address, and nothing gets through to it, while others are in reach.
  'tpm-vendor-url-blocked': [
    [events('Application', 86), new RegExp(`https://${attestation}/.*0x80072ee2`, 'i')],
    ['certreq -q -enrollaik -config ""', /0x80072EE2/i],
    [`nslookup ${attestation}`, /Address:\s+203\./],
    [`powershell Test-NetConnection ${attestation} -Port 443`, /TcpTestSucceeded\s+: False/],
    ['powershell Test-NetConnection login.microsoftonline.com -Port 443', /TcpTestSucceeded\s+: True/],
  ],
  // The registration service refuses the join, before any enrolment.
  'enrolment-entra-device-limit': [
    ['dsregcmd /status', /AzureAdJoined : NO/],
    [
      events('Microsoft-Windows-User Device Registration/Admin', 204),
      /0x801c0003.*not authorized to join devices/,
    ],
  ],
};

it.each(Object.keys(causes))('of %s the prompt names its cause, and no other', (id) => {
  const prompt = prompting(play(id));
  const named = Object.entries(causes).filter(([, signs]) =>
    signs.every(([line, shows]) => shows.test(prompt.types(line).join('\n'))),
  );
  expect(named.map(([cause]) => cause)).toEqual([id]);
});
