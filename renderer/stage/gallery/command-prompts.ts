/** The command prompt over a page, with the version line of the release. */
import type { Release } from '../../../shared/release.ts';
import type { CommandPromptView, PcTold, ProgramsView } from '../../../shared/stage/view.ts';

import { desktop } from './desktop-views.ts';

const versions: Readonly<Record<Release, string>> = {
  'windows-11-24h2': '10.0.26100.1742',
  'windows-10-22h2': '10.0.19045.3803',
};

const prompt = 'C:\\Windows\\System32>';

function opened(release: Release, ...more: readonly string[]): CommandPromptView {
  return {
    title: 'Administrator: C:\\WINDOWS\\system32\\cmd.exe',
    lines: [
      `Microsoft Windows [Version ${versions[release]}]`,
      '(c) Microsoft Corporation. All rights reserved.',
      '',
      ...more,
    ],
    prompt,
  };
}

const listing = [
  `${prompt}ipconfig`,
  '',
  'Windows IP Configuration',
  '',
  '',
  'Ethernet adapter Ethernet:',
  '',
  '   Connection-specific DNS Suffix  . : fabrikam.example',
  '   IPv4 Address. . . . . . . . . . . : 192.0.2.41',
  '   Subnet Mask . . . . . . . . . . . : 255.255.255.0',
  '   Default Gateway . . . . . . . . . : 192.0.2.1',
  '',
] as const;

interface OverPage {
  /** Name of the view below. */
  readonly page: string;
  readonly prompt: (release: Release) => CommandPromptView;
  readonly programs?: ProgramsView;
}

const log = 'C:\\ProgramData\\Microsoft\\IntuneManagementExtension\\Logs\\IntuneManagementExtension.log';
const workload = log.replace('IntuneManagementExtension.log', 'AppWorkload.log');
const pc: PcTold = desktop;

export const commandPrompts: Readonly<Record<string, OverPage>> = {
  'command-prompt': { page: 'region', prompt: (release) => opened(release) },
  'command-prompt-used': {
    page: 'sign-in',
    prompt: (release) => opened(release, `${prompt}hostname`, 'FBK-4471903', '', ...listing),
  },
  'set-up-windows': {
    page: 'esp-apps',
    prompt: (release) => opened(release, `${prompt}notepad ${log}`, '', `${prompt}eventvwr`, ''),
    programs: {
      started: [
        { id: 1, program: 'notepad', of: log },
        { id: 2, program: 'event-viewer', of: '' },
      ],
      pc,
    },
  },
  'set-up-log': {
    page: 'esp-apps',
    prompt: (release) => opened(release, `${prompt}cmtrace ${workload}`, ''),
    programs: { started: [{ id: 1, program: 'log-viewer', of: workload }], pc },
  },
};
