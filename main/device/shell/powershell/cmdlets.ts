/** Every cmdlet by its name, a file for each family, and the short names for them (facts/powershell#cmdlets). */
import { ownOf } from '../../../../shared/own.ts';
import { chipCmdlets } from './chip-cmdlets.ts';
import type { Cmdlet, Cmdlets } from './cmdlet.ts';
import { eventCmdlets } from './event-cmdlets.ts';
import { galleryCmdlets } from './gallery-cmdlets.ts';
import { itemCmdlets } from './item-cmdlets.ts';
import { networkCmdlets } from './network-cmdlets.ts';
import { objectCmdlets } from './object-cmdlets.ts';
import { serviceCmdlets } from './service-cmdlets.ts';
import { systemCmdlets } from './system-cmdlets.ts';

const cmdlets: Cmdlets = {
  ...chipCmdlets,
  ...eventCmdlets,
  ...galleryCmdlets,
  ...itemCmdlets,
  ...networkCmdlets,
  ...objectCmdlets,
  ...serviceCmdlets,
  ...systemCmdlets,
};

const aliases: Readonly<Record<string, string>> = {
  '%': 'ForEach-Object',
  '?': 'Where-Object',
  cat: 'Get-Content',
  cd: 'Set-Location',
  chdir: 'Set-Location',
  clear: 'Clear-Host',
  cls: 'Clear-Host',
  del: 'Remove-Item',
  dir: 'Get-ChildItem',
  echo: 'Write-Output',
  fl: 'Format-List',
  foreach: 'ForEach-Object',
  ft: 'Format-Table',
  gc: 'Get-Content',
  gci: 'Get-ChildItem',
  gl: 'Get-Location',
  gp: 'Get-ItemProperty',
  gps: 'Get-Process',
  gsv: 'Get-Service',
  kill: 'Stop-Process',
  ls: 'Get-ChildItem',
  md: 'mkdir',
  measure: 'Measure-Object',
  ni: 'New-Item',
  ps: 'Get-Process',
  pwd: 'Get-Location',
  rm: 'Remove-Item',
  sasv: 'Start-Service',
  select: 'Select-Object',
  sl: 'Set-Location',
  sleep: 'Start-Sleep',
  sls: 'Select-String',
  sort: 'Sort-Object',
  spps: 'Stop-Process',
  spsv: 'Stop-Service',
  tnc: 'Test-NetConnection',
  type: 'Get-Content',
  where: 'Where-Object',
  write: 'Write-Output',
};

/** By its own or its short name, in any case. */
export function cmdletNamed(typed: string): readonly [name: string, cmdlet: Cmdlet] | undefined {
  const lower = typed.toLowerCase();
  const wanted = ownOf(aliases, lower)?.toLowerCase() ?? lower;
  return Object.entries(cmdlets).find(([name]) => name.toLowerCase() === wanted);
}
