import { describe, expect, it } from 'vitest';
import { Services } from '../windows/services.ts';
import { net, sc } from './service-commands.ts';

const words = (line: string): readonly string[] => line.split(' ');

describe('sc', () => {
  it.each(['config wlidsvc start= disabled', 'config WLIDSVC start=disabled'])('%s', (line) => {
    const services = new Services();
    expect(sc(words(line), services)).toEqual(['[SC] ChangeServiceConfig SUCCESS']);
    expect(services.query('wlidsvc')?.start).toBe('disabled');
    expect(sc(words('start wlidsvc'), services)[0]).toContain('1058');
  });

  it.each([
    ['query wlidsvc', 'SERVICE_NAME: wlidsvc'],
    ['query nothing', '[SC] EnumQueryServicesStatus:OpenService FAILED 1060:'],
    ['config wlidsvc start= sometimes', 'Usage: sc query NAME | qc NAME | start NAME | stop NAME'],
    ['config constructor start= disabled', '[SC] OpenService FAILED 1060:'],
  ])('%s', (line, first) => {
    expect(sc(words(line), new Services())[0]).toBe(first);
  });
});

describe('sc query without a name', () => {
  const namesOf = (lines: readonly string[]): readonly string[] =>
    lines.flatMap((line) => /^SERVICE_NAME: (.*)$/.exec(line)?.[1] ?? []);

  it('lists what runs, what does not, or all', () => {
    const services = new Services();
    services.start('wlidsvc');
    expect(namesOf(sc(words('query'), services))).toEqual(['DoSvc', 'wlidsvc']);
    expect(namesOf(sc(words('query state= inactive'), services))).toContain('W32Time');
    expect(namesOf(sc(words('query state= all'), services))).toHaveLength(services.state().length);
  });
});

describe('net', () => {
  it('stops and starts', () => {
    const services = new Services();
    expect(net(words('start wlidsvc'), services)[0]).toContain('started successfully');
    expect(net(words('stop wlidsvc'), services)[0]).toContain('stopped successfully');
    expect(services.query('wlidsvc')?.running).toBe(false);
    expect(net(words('stop nothing'), services)).toEqual(['The service name is invalid.']);
  });
});
