import { describe, expect, it } from 'vitest';
import { text } from '../../../world/internet/http.ts';
import { later, seconds } from '../../../world/time.ts';
import { powerOn } from '../../firmware/power-on.ts';
import { atThePrompt } from '../../testing/at-the-prompt.ts';
import { channels } from '../../windows/events/channels.ts';
import { deviceManagementEvents } from '../../windows/events/device-management.catalogue.ts';

function inPowerShell() {
  const at = atThePrompt();
  at.types('powershell');
  return {
    ...at,
    /** What a line answered. */
    ps(line: string): readonly string[] {
      const before = at.prompt.view().lines.length;
      at.prompt.enter(line);
      const { clock } = at.machine.world;
      while (at.prompt.view().prompt === '') {
        const next = clock.next();
        if (next === undefined) throw new Error('the command does not end');
        clock.advanceTo(next);
      }
      return at.prompt.view().lines.slice(before + 1);
    },
  };
}

describe('powershell', () => {
  it('has its own prompt until exit', () => {
    const { prompt, ps, types } = inPowerShell();
    expect(prompt.view().prompt).toBe('PS C:\\Windows\\System32> ');
    expect(prompt.view().title).toMatch(/ - powershell$/);
    ps('cd C:\\Windows');
    expect(prompt.view().prompt).toBe('PS C:\\Windows> ');
    ps('exit');
    expect(prompt.view().prompt).toBe('C:\\Windows\\System32>');
    expect(types('powershell -NoProfile -Command "(Get-Service wlidsvc).Status"')).toEqual(['Stopped']);
    expect(
      types('powershell -c "Get-Service wlidsvc | Select-Object -ExpandProperty Status" | find "S"'),
    ).toEqual(['Stopped']);
  });

  it('answers as PowerShell does what it does not know', () => {
    const { ps } = inPowerShell();
    expect(ps('Get-Wonder -Now')).toEqual([
      "Get-Wonder : The term 'Get-Wonder' is not recognized as the name of a cmdlet, function, script file, or operable",
      'program. Check the spelling of the name, or if a path was included, verify that the path is correct and try again.',
      'At line:1 char:1',
      '+ Get-Wonder -Now',
      '+ ~~~~~~~~~~~~~~~',
      '    + CategoryInfo          : ObjectNotFound: (Get-Wonder:String) [], CommandNotFoundException',
      '    + FullyQualifiedErrorId : CommandNotFoundException',
      ' ',
    ]);
    expect(ps('Get-Service -Wonder')[0]).toBe(
      "Get-Service : A parameter cannot be found that matches parameter name 'Wonder'.",
    );
    expect(ps('Get-Content x -Tail many')[0]).toContain('Cannot convert value "many" to type "System.Int32"');
    expect(ps('Get-Service | ').join()).toContain('An empty pipe element is not allowed.');
    expect(ps('Get-Service "wlidsvc').join()).toContain('missing the terminator');
  });

  it('runs the programs of the PC, and hands their lines on', () => {
    const { ps } = inPowerShell();
    expect(ps('hostname')).toEqual(['PC']);
    expect(ps('ipconfig /all | Select-String "DHCP Enabled" | Measure-Object | % Count')).toEqual(['2']);
    expect(ps('hostname; whoami')).toEqual(['PC', 'pc\\defaultuser0']);
    ps('Start-Process notepad');
    expect(ps('Get-Process notepad | Measure-Object | % Count')).toEqual(['1']);
  });
});

describe('Get-Service and its like', () => {
  it('list, start and stop', () => {
    const { machine, ps } = inPowerShell();
    expect(ps('Get-Service wlidsvc')).toEqual([
      '',
      'Status   Name               DisplayName                           ',
      '------   ----               -----------                           ',
      'Stopped  wlidsvc            Microsoft Account Sign-in Assistant   ',
      '',
      '',
    ]);
    ps('gsv wlid* | Start-Service');
    expect(machine.services.query('wlidsvc')?.running).toBe(true);
    expect(
      ps("Get-Service | Where-Object { $_.Status -eq 'Running' -and $_.Name -like 'w*' } | select -exp Name"),
    ).toEqual(['wlidsvc']);
    expect(ps('Get-Service nothing')[0]).toBe(
      "Get-Service : Cannot find any service with service name 'nothing'.",
    );
    ps('Set-Service wlidsvc -StartupType Disabled; Stop-Service wlidsvc');
    expect(ps('Start-Service wlidsvc')[0]).toContain('cannot be started');
    expect(ps('(Get-Service wlidsvc).StartType')).toEqual(['Disabled']);
  });

  it('Get-Process finds what tasklist lists', () => {
    const { ps } = inPowerShell();
    expect(ps('Get-Process WWAHost | Select-Object Id, ProcessName')).toEqual([
      '',
      'Id   ProcessName',
      '--   -----------',
      '5012 WWAHost    ',
      '',
      '',
    ]);
    expect(ps('Stop-Process -Name lsass')[0]).toContain('Access is denied');
  });
});

describe('Get-Content', () => {
  const log = 'C:\\Logs\\agent.log';

  it('shows the end of a file, and with -Wait what is added, until Ctrl+C', () => {
    const { machine, prompt, ps } = inPowerShell();
    const { clock } = machine.world;
    machine.files.writeText(log, 'one\r\ntwo\r\nthree\r\n');
    expect(ps(`Get-Content ${log} -Tail 2`)).toEqual(['two', 'three']);
    expect(ps(`gc ${log} | Select-String "^t.*e$"`)).toEqual(['three']);
    prompt.enter(`Get-Content ${log} -Tail 1 -Wait | sls o`);
    machine.files.appendText(log, 'four\r\nfive\r\n');
    clock.advanceTo(later(clock.now, seconds(3)));
    machine.files.appendText(log, 'moon\r\n');
    clock.advanceTo(later(clock.now, seconds(1)));
    expect(prompt.view()).toMatchObject({ prompt: '' });
    prompt.interrupt();
    expect(prompt.view().lines.slice(-3)).toEqual(['four', 'moon', '^C']);
    expect(prompt.view().prompt).toBe('PS C:\\Windows\\System32> ');
    expect(ps('hostname')).toEqual(['PC']);
  });

  it('says what it does not find, and goes on', () => {
    const { machine, ps } = inPowerShell();
    machine.files.writeText(log, 'one');
    const lines = ps(`Get-Content C:\\no.log, ${log}`);
    expect(lines[0]).toBe("Get-Content : Cannot find path 'C:\\no.log' because it does not exist.");
    expect(lines.at(-1)).toBe('one');
    expect(ps('Test-Path C:\\no.log')).toEqual(['False']);
  });

  it('asks for a path that was left out', () => {
    const { machine, prompt, ps } = inPowerShell();
    machine.files.writeText(log, 'one');
    ps('Get-Content');
    expect(prompt.view().prompt).toBe('Path: ');
    expect(ps(log)).toEqual(['one']);
  });
});

describe('Get-WinEvent', () => {
  it('tells the newest events of a log under their provider', () => {
    const { machine, ps } = inPowerShell();
    machine.eventLog.write(deviceManagementEvents.autoEnrolFailed, { HexInt1: 0, HRESULT: 1 });
    machine.eventLog.write(deviceManagementEvents.sessionEnded, { HRESULT: 0 });
    const channel = channels.deviceManagement;
    const lines = ps(`Get-WinEvent -LogName ${channel} -MaxEvents 1`);
    expect(lines[2]).toBe(
      '   ProviderName: Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider',
    );
    expect(lines[4]).toMatch(/^TimeCreated +Id LevelDisplayName Message/);
    expect(lines[6]).toMatch(/^3\/2\/2026 8:00:00 AM +209 Information /);
    expect(ps(`Get-WinEvent -FilterHashtable @{LogName='${channel}'; Level=2} | % Id`)).toEqual(['76']);
    expect(ps('Get-WinEvent Nothing')[0]).toContain('There is not an event log on the localhost computer');
    expect(ps(`Get-WinEvent @{LogName='x'}`).join()).toContain('Get-WinEvent');
    expect(ps(`Get-WinEvent ${channel} | ? Id -eq 76 | fl Id, Level*`)).toEqual([
      '',
      '',
      'Id               : 76',
      'LevelDisplayName : Error',
      'Level            : 2',
      '',
      '',
    ]);
  });
});

describe('Get-ItemProperty', () => {
  it('lists the values of a key, and where it is', () => {
    const { machine, ps } = inPowerShell();
    machine.registry.setText('HKLM\\SOFTWARE\\Example', 'Name', 'tests');
    machine.registry.setNumber('HKLM\\SOFTWARE\\Example', 'Count', 7);
    const lines = ps('Get-ItemProperty HKLM:\\SOFTWARE\\Example');
    expect(lines.slice(2, 4)).toEqual(['Name         : tests', 'Count        : 7']);
    expect(lines).toContain('PSDrive      : HKLM');
    expect(ps('(Get-ItemProperty -Path HKLM:\\SOFTWARE\\Example -Name Count).Count')).toEqual(['7']);
    expect(ps('(gp HKLM:\\SOFTWARE\\Nothing).Count')[0]).toContain(
      "Cannot find path 'HKLM:\\SOFTWARE\\Nothing'",
    );
    expect(ps('cd HKLM:\\SOFTWARE\\Example; (gp .).Name')).toEqual(['tests']);
    const long = `./Device/${'x'.repeat(200)}`;
    machine.registry.setText('HKLM\\SOFTWARE\\Long', long, 'y'.repeat(30));
    expect(ps('gp HKLM:\\SOFTWARE\\Long').slice(2, 4)).toEqual([
      `${long} : ${'y'.repeat(20)}`,
      `${' '.repeat(long.length + 3)}${'y'.repeat(10)}`,
    ]);
  });
});

describe('Test-NetConnection', () => {
  it('tells whether a port answers', () => {
    const { machine, ps } = inPowerShell();
    const { internet } = machine.world;
    internet.attach('ztd.dds.microsoft.com', function* () {
      return text('');
    });
    expect(ps('Test-NetConnection ztd.dds.microsoft.com -Port 443')).toEqual(
      expect.arrayContaining(['RemotePort       : 443', 'TcpTestSucceeded : True']),
    );
    internet.change({ blockedHosts: ['ztd.dds.microsoft.com'] });
    const lines = ps('tnc ztd.dds.microsoft.com -Port 443');
    expect(lines[0]).toMatch(/^WARNING: TCP connect to \(203\.0\.113\.\d+ : 443\) failed$/);
    expect(lines).toContain('TcpTestSucceeded       : False');
    expect(ps('tnc nowhere.example')[0]).toBe('WARNING: Name resolution of nowhere.example failed');
  });
});

describe('Get-Tpm', () => {
  it('tells the chip as it says itself', () => {
    const { machine, ps } = inPowerShell();
    machine.tpm.powerOn();
    machine.run(powerOn(machine, () => undefined));
    const lines = ps('Get-Tpm');
    expect(lines).toContain(`ManufacturerIdTxt         : ${machine.hardware.tpm.manufacturerId}`);
    expect(lines).toContain('LockoutCount              : 0');
    expect(ps('(Get-Tpm).TpmReady')).toEqual(['True']);
  });
});

describe('the procedure for the hardware hash', () => {
  function online(at: ReturnType<typeof inPowerShell>) {
    const { internet } = at.machine.world;
    internet.attach('www.powershellgallery.com', function* ({ url }) {
      return url.endsWith('/Get-WindowsAutopilotInfo') ? text('#') : text('', 404);
    });
    internet.attach('onegetcdn.azureedge.net', function* () {
      return text('');
    });
  }

  it('makes a folder, installs the script and writes the file', () => {
    const at = inPowerShell();
    const { machine, orders, prompt, ps } = at;
    online(at);
    ps('[Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12');
    ps('New-Item -Type Directory -Path "C:\\HWID"');
    ps('Set-Location -Path "C:\\HWID"');
    ps('$env:Path += ";C:\\Program Files\\WindowsPowerShell\\Scripts"');
    ps('Set-ExecutionPolicy -Scope Process -ExecutionPolicy RemoteSigned');
    expect(prompt.view().prompt).toContain('(default is "N"): ');
    ps('y');
    expect(ps('Get-ExecutionPolicy')).toEqual(['RemoteSigned']);
    ps('Install-Script -Name Get-WindowsAutopilotInfo');
    expect(prompt.view().lines).toContain('NuGet provider is required to continue');
    ps('');
    expect(prompt.view().lines).toContain('Untrusted repository');
    ps('A');
    expect(ps('Get-WindowsAutopilotInfo -OutputFile AutopilotHWID.csv -GroupTag Lab')).toEqual([
      `Gathered details for device with serial number: ${machine.hardware.serialNumber}`,
    ]);
    const csv = machine.files.readText('C:\\HWID\\AutopilotHWID.csv')!;
    expect(csv.split(/\r?\n/)[0]).toContain('Device Serial Number,Windows Product ID,Hardware Hash');
    expect(csv).toContain(`${machine.hardware.serialNumber},,`);
    ps('Get-WindowsAutopilotInfo -OutputFile AutopilotHWID.csv -Append');
    expect(machine.files.readText('C:\\HWID\\AutopilotHWID.csv')!.trim().split('\n')).toHaveLength(3);
    expect(orders).toEqual([]);
  });

  it('finds no gallery without a network, and runs no script that may not run', () => {
    const { machine, ps } = inPowerShell();
    expect(ps('Install-Script Get-WindowsAutopilotInfo -Force')[0]).toMatch(
      /^WARNING: Unable to download from URI/,
    );
    expect(ps('Get-WindowsAutopilotInfo')[0]).toContain('is not recognized');
    machine.files.writeText('C:\\Windows\\Get-WindowsAutopilotInfo.ps1', '#');
    expect(ps('C:\\Windows\\Get-WindowsAutopilotInfo.ps1').join(' ')).toContain(
      'cannot be loaded because running scripts is disabled on this system.',
    );
    ps('Set-ExecutionPolicy Bypass -Scope Process -Force');
    expect(ps('C:\\Windows\\Get-WindowsAutopilotInfo.ps1 | % "Device Serial Number"')).toEqual([
      machine.hardware.serialNumber,
    ]);
  });

  it('takes a script that the gallery does not have for none', () => {
    const at = inPowerShell();
    online(at);
    expect(at.ps('Install-Script Get-Wonder -Force').join(' ')).toContain(
      "No match was found for the specified search criteria and package name 'Get-Wonder'.",
    );
  });
});

describe('the PC', () => {
  it('is restarted, asked for its time and its serial number', () => {
    const { machine, orders, ps } = inPowerShell();
    expect(ps('Get-Date -Format "yyyy-MM-dd HH:mm"')).toEqual(['2026-03-02 08:00']);
    expect(ps('Get-Date')).toContain('Monday, March 2, 2026 8:00:00 AM');
    expect(ps('(Get-CimInstance Win32_BIOS).SerialNumber')).toEqual([machine.hardware.serialNumber]);
    expect(ps('Get-CimInstance Win32_Wonder')[0]).toBe('Get-CimInstance : Invalid class');
    expect(ps('$name = hostname; "This is $name on $env:SystemDrive"')).toEqual(['This is PC on C:']);
    expect(ps('hostname > C:\\Windows\\name.txt; Get-Content C:\\Windows\\name.txt')).toEqual(['PC']);
    ps('Restart-Computer -Force');
    expect(orders).toEqual(['restart']);
  });
});
