import { describe, expect, it } from 'vitest';
import type { SessionInput } from '../../../shared/session/input.ts';
import type { SessionHost } from '../session-host.ts';
import { createHandlers } from './bridge.ts';

function bridge() {
  const submitted: SessionInput[] = [];
  const began: string[] = [];
  const host: SessionHost = {
    journal: () => 'journal',
    view: async (surface) => JSON.stringify({ surface }),
    submit: async (input) => {
      submitted.push(input);
      const exports = input.type === 'press' && input.control === 'export-logs';
      return exports ? { accepted: true, exported: { index: 0, name: 'logs.zip' } } : { accepted: true };
    },
    begin: async (scenario) => {
      began.push(scenario);
      return { accepted: true };
    },
    download: async (what) => ({ name: `${what}.json`, text: what }),
    archive: async () => null,
    onView: () => () => undefined,
    onNotice: () => () => undefined,
    notices: () => [],
    close: async () => undefined,
  };
  const offered: string[] = [];
  const handlers = createHandlers(host, {
    save: async (name, text) => `saved ${text} as ${name}`,
    offer: ({ name }) => void offered.push(name),
  });
  const ask = async (surface: 'stage' | 'console', channel: string, ...args: unknown[]) =>
    handlers[surface].get(channel)?.(args);
  return { ask, submitted, began, offered, handlers };
}

describe('the bridge', () => {
  it('gives the stage its view and what a person at the PC can do, and nothing else', () => {
    const { handlers } = bridge();
    expect([...handlers.stage.keys()]).toEqual(['stage:view', 'stage:submit']);
    expect([...handlers.console.keys()]).toEqual([
      'console:view',
      'console:submit',
      'console:begin',
      'console:save',
    ]);
  });

  it('offers the person at the stage the logs that the PC exports', async () => {
    const { ask, offered } = bridge();
    await ask('stage', 'stage:submit', { type: 'press', control: 'close' });
    await ask('stage', 'stage:submit', { type: 'press', control: 'export-logs' });
    expect(offered).toEqual(['logs.zip']);
  });

  it('passes on inputs of the contract', async () => {
    const { ask, submitted } = bridge();
    const press = { type: 'press', control: 'sign-in', values: { password: 'x' } };
    expect(await ask('stage', 'stage:submit', press)).toEqual({ accepted: true });
    await ask('console', 'console:submit', { type: 'rate', rate: 'max' });
    await ask('console', 'console:submit', {
      type: 'admin',
      write: { method: 'PATCH', path: '/users/1', body: {} },
    });
    expect(submitted).toHaveLength(3);
    expect(await ask('stage', 'stage:view')).toEqual({ surface: 'stage' });
  });

  it.each([
    ['an instructor’s input', { type: 'pause' }],
    ['a control that there is not', { type: 'press', control: 'self-destruct' }],
    ['a field too many', { type: 'windows-key', n: 1 }],
    ['a wrong type', { type: 'choose', value: 7 }],
    ['a flood of text', { type: 'choose', value: 'x'.repeat(100_000) }],
    ['nothing', undefined],
  ])('refuses from the stage %s', async (_what, input) => {
    const { ask, submitted } = bridge();
    await expect(ask('stage', 'stage:submit', input)).rejects.toThrow('not understood');
    expect(submitted).toEqual([]);
  });

  it('refuses arguments too many or too few', async () => {
    const { ask } = bridge();
    await expect(ask('stage', 'stage:submit')).rejects.toThrow('not understood');
    await expect(ask('stage', 'stage:submit', { type: 'windows-key' }, 1)).rejects.toThrow('not understood');
    await expect(ask('stage', 'stage:view', 1)).rejects.toThrow('not understood');
  });

  it('begins shipped scenarios only, never a file', async () => {
    const { ask, began } = bridge();
    await ask('console', 'console:begin', 'entra-wifi');
    for (const wrong of ['../x', '/etc/passwd', 'a.json', '', 5])
      await expect(ask('console', 'console:begin', wrong)).rejects.toThrow('not understood');
    expect(began).toEqual(['entra-wifi']);
  });

  it('saves what can be saved', async () => {
    const { ask } = bridge();
    expect(await ask('console', 'console:save', 'har')).toBe('saved har as har.json');
    await expect(ask('console', 'console:save', 'secrets')).rejects.toThrow('not understood');
  });
});
