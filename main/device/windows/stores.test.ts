import { describe, expect, it } from 'vitest';
import { instant } from '../../world/time.ts';
import { CertificateStore, derOf } from './certificate-store.ts';
import { EventLog } from './event-log.ts';
import { autopilotEvents } from './events/autopilot.catalogue.ts';
import { channels } from './events/channels.ts';
import { systemEvents } from './events/other.catalogue.ts';
import { expandPath, FileSystem } from './file-system.ts';
import { Services } from './services.ts';

const now = instant(1_772_438_400_000);

describe('the file system', () => {
  it('knows paths by their variables and whatever their case', () => {
    const files = new FileSystem(() => now);
    files.write('%ProgramFiles%\\Vendor\\app.exe', { size: 7, version: '1.2.3.4' });
    expect(files.file('c:\\program files\\vendor\\APP.EXE')?.version).toBe('1.2.3.4');
    expect(expandPath('%windir%/Temp//a\\')).toBe('C:\\Windows\\Temp\\a');
  });

  it('has a folder as long as a file is in it', () => {
    const files = new FileSystem(() => now);
    files.writeText('C:\\Logs\\Deep\\one.log', 'é');
    expect(files.exists('C:\\Logs')).toBe(true);
    expect(files.exists('C:\\Lo')).toBe(false);
    expect(files.list('C:\\Logs')).toEqual([]);
    expect(files.list('C:\\Logs\\Deep').map(({ size }) => size)).toEqual([2]);
    files.delete('C:\\Logs');
    expect(files.exists('C:\\Logs\\Deep\\one.log')).toBe(false);
  });

  it('lists the folders of a folder, and dates its files by the PC’s clock; a new name keeps the date', () => {
    let clock = now;
    const files = new FileSystem(() => clock);
    files.writeText('C:\\Zoo\\a.txt', 'a');
    files.writeText('C:\\users\\Public\\b.txt', 'b');
    files.writeText('C:\\Users\\Mei\\c.txt', 'c');
    expect(files.folders('C:\\')).toEqual(['users', 'Zoo']);
    expect(files.folders('c:/USERS')).toEqual(['Mei', 'Public']);
    expect(files.folders('C:\\Zoo')).toEqual([]);
    clock = instant(now + 60_000);
    files.appendText('C:\\Zoo\\a.txt', 'a');
    files.move('C:\\users\\Public\\b.txt', 'C:\\Zoo\\b.txt');
    expect(files.list('C:\\Zoo').map(({ modified }) => modified - now)).toEqual([60_000, 0]);
  });

  it('gives text back as text and bytes as bytes', () => {
    const files = new FileSystem(() => now);
    files.writeBytes('C:\\a.log', Uint8Array.of(0, 255));
    files.writeText('C:\\b.txt', 'b');
    expect(files.readBytes('C:\\a.log')).toEqual(Uint8Array.of(0, 255));
    expect(files.readText('C:\\a.log')).toBeUndefined();
    expect(files.readText('C:\\b.txt')).toBe('b');
    expect(new FileSystem(() => now, files.state()).state()).toEqual(files.state());
  });
});

describe('the services', () => {
  it('does not start one that is disabled', () => {
    const services = new Services();
    services.configure('wlidsvc', 'disabled');
    expect(services.start('WLIDSVC')).toBe(false);
    services.configure('wlidsvc', 'manual');
    expect(services.start('wlidsvc')).toBe(true);
    expect(services.query('wlidsvc')?.running).toBe(true);
  });

  it('runs after boot what starts by itself, and nothing else', () => {
    const services = new Services();
    services.install('IntuneManagementExtension', 'Microsoft Intune Management Extension', 'automatic');
    services.start('wlidsvc');
    services.boot();
    expect(services.query('IntuneManagementExtension')?.running).toBe(true);
    expect(services.query('wlidsvc')?.running).toBe(false);
  });
});

describe('the event log', () => {
  it('takes the time of the PC', () => {
    let now = instant(1_000);
    const log = new EventLog({ now: () => now, computer: () => 'PC' });
    log.write(autopilotEvents.acquisitionBegins, {});
    now = instant(2_000);
    log.write(systemEvents.tpmFault, { command: 'TPM2_Startup', error: 'fault' });
    expect(log.events(channels.autopilot).map(({ time }) => time)).toEqual([1_000]);
    expect(log.events().map(({ id }) => id)).toEqual([160, 15]);
  });
});

describe('the certificate store', () => {
  it('holds a certificate once in a store and finds it by its thumbprint', () => {
    const store = new CertificateStore();
    const der = Uint8Array.of(0x30, 0x00);
    store.add('LocalMachine', 'My', der, { purpose: 'MDM' });
    const kept = store.add('LocalMachine', 'My', der, { purpose: 'MDM', keyContainer: 'k' });
    expect(store.list('LocalMachine', 'My')).toHaveLength(1);
    expect(kept.thumbprint).toMatch(/^[0-9A-F]{40}$/);
    expect(derOf(store.find(kept.thumbprint.toLowerCase())!)).toEqual(der);
    expect(store.remove(kept.thumbprint)).toBe(true);
    expect(store.remove(kept.thumbprint)).toBe(false);
  });
});
