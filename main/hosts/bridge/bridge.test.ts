import { describe, expect, it } from 'vitest';
import { portalWrite } from '../../../shared/portal/portal-actions.ts';
import type { SessionInput } from '../../../shared/session/input.ts';
import { noTimeline } from '../../../shared/session/timeline.schema.ts';
import type { TryMoment } from '../../../shared/session/timeline.schema.ts';
import type { SessionHost } from '../session-host.ts';
import type { TenantDesk } from '../tenant-desk/tenant-desk.ts';
import { createHandlers } from './bridge.ts';

const empty = { found: 0, rows: [], device: null, users: [], groups: [], profiles: [] };

function bridge(byPath = false) {
  const submitted: SessionInput[] = [];
  const began: string[] = [];
  const moments: TryMoment[] = [];
  const host: SessionHost = {
    journal: () => 'journal',
    view: async (surface) => JSON.stringify({ surface }),
    submit: async (input) => {
      submitted.push(input);
      const exports = input.type === 'press' && input.control === 'export-logs';
      return exports ? { accepted: true, exported: { index: 0, name: 'logs.zip' } } : { accepted: true };
    },
    goOnFrom: async (moment) => {
      moments.push(moment);
      return { accepted: true };
    },
    timeline: async () => noTimeline,
    graph: async () => ({ reached: false, why: 'there is no Graph here' }),
    show: async (moment) => {
      if (moment !== null) moments.push(moment);
      return { accepted: true };
    },
    lookBack: async (moment) => {
      moments.push(moment);
      return null;
    },
    begin: async (scenario, inTenant) => {
      began.push(inTenant === undefined ? scenario : `${scenario} in ${inTenant.tenant ?? 'its own'}`);
      return { accepted: true };
    },
    beginExercise: async ({ named, mode, trainee }) => {
      began.push(`${named}, ${mode}, ${trainee}`);
      return { accepted: true };
    },
    download: async (what) => ({ name: `${what}.json`, text: what }),
    draft: async ({ title }) => ({ name: `${title}.json`, text: '{}', told: ['It is solved.'] }),
    archive: async () => null,
    picture: async (id) => `data:${id}`,
    hood: async ({ page }) => ({ page, count: 0, found: 0, rows: [], parts: [] }),
    portal: async (_ask, surface) => (surface === 'console' ? null : { ...empty, organization: surface }),
    look: async (at) => (at.at === 'file' ? { ...at, text: 'words', isWhole: true, length: 5 } : null),
    onView: () => () => undefined,
    onNotice: () => () => undefined,
    notices: () => [],
    tenant: () => null,
    close: async () => undefined,
  };
  const calls: unknown[][] = [];
  const desk: TenantDesk = {
    offer: (place) => `id of ${place}`,
    keep: async () => undefined,
    known: () => ({ present: null, recent: [] }),
    forget: (id) => void calls.push(['forget', id]),
    start: (order) => void calls.push(['start', order.tenant]),
    stop: (work) => void calls.push(['stop', work]),
    onNews: () => () => undefined,
    file: (format) => ({ name: `p.${format}`, text: format }),
    begin: async (id) => {
      calls.push(['begin', id]);
      return { accepted: true };
    },
    close: () => undefined,
  };
  const offered: string[] = [];
  const handlers = createHandlers(host, desk, {
    ...(byPath ? { choose: async (kind) => (kind === 'zip' ? '/a.zip' : null) } : {}),
    save: async (name, text) => `saved ${text} as ${name}`,
    offer: ({ name }) => void offered.push(name),
  });
  const ask = async (surface: 'stage' | 'console', channel: string, ...args: unknown[]) =>
    handlers[surface].get(channel)?.(args);
  return { ask, submitted, began, moments, offered, handlers, calls };
}

describe('the bridge', () => {
  it('gives the stage its view and what a person at the PC can do, and nothing else', () => {
    const { handlers } = bridge();
    expect([...handlers.stage.keys()]).toEqual([
      'stage:view',
      'stage:look',
      'stage:picture',
      'stage:portal',
      'stage:submit',
    ]);
    expect([...handlers.console.keys()]).toEqual([
      'console:view',
      'console:portal',
      'console:companion',
      'console:hood',
      'watch:view',
      'watch:look',
      'watch:picture',
      'console:submit',
      'console:go-on',
      'console:timeline',
      'console:look-back',
      'console:show',
      'console:begin',
      'console:begin-exercise',
      'console:save-exercise',
      'console:save',
      'tenants:known',
      'tenants:save',
      'tenants:forget',
      'tenants:start',
      'tenants:stop',
      'tenants:begin',
    ]);
  });

  it('takes paths only where the host knows them, and tells a window their ids alone', async () => {
    const { ask, handlers } = bridge(true);
    expect([...handlers.console.keys()].slice(-2)).toEqual(['tenants:offer', 'tenants:choose']);
    expect(await ask('console', 'tenants:offer', '/export')).toBe('id of /export');
    expect(await ask('console', 'tenants:choose', 'zip')).toBe('id of /a.zip');
    expect(await ask('console', 'tenants:choose', 'folder')).toBeNull();
    for (const wrong of [[''], [7], ['x'.repeat(5_000)], []])
      await expect(ask('console', 'tenants:offer', ...wrong)).rejects.toThrow('not understood');
  });

  it('takes choices of the contract for a tenant, and no file of a page', async () => {
    const { ask, calls } = bridge();
    const choices = { assume: { mdmScope: 'none' }, hardware: { file: 'larkfield-fieldbook-14' } };
    await ask('console', 'tenants:start', { work: 'w', do: 'look', tenant: 't', choices });
    await ask('console', 'tenants:begin', 't', choices);
    await ask('console', 'tenants:stop', 'w');
    await ask('console', 'tenants:forget', 't');
    expect(await ask('console', 'tenants:save', 'html')).toBe('saved html as p.html');
    await expect(ask('console', 'tenants:save', '../x')).rejects.toThrow('not understood');
    expect(calls).toEqual([
      ['start', 't'],
      ['begin', 't'],
      ['stop', 'w'],
      ['forget', 't'],
    ]);
    for (const wrong of [
      { hardware: { file: '../../etc/passwd' } },
      { hardware: { file: 'C:\\x.json' } },
      { assume: { mdmScope: 'sometimes' } },
      { settings: ['tenant=x'] },
    ])
      await expect(ask('console', 'tenants:begin', 't', wrong)).rejects.toThrow('not understood');
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

  it('takes from the stage the writes of the portal page in the trainee’s name, and no others', async () => {
    const { ask, submitted } = bridge();
    const write = portalWrite('delete-intune-record', ['1']);
    const by = 'trainee';
    await ask('stage', 'stage:submit', { type: 'admin', by, write });
    for (const wrong of [
      { type: 'admin', by: 'instructor', write },
      { type: 'admin', write },
      { type: 'admin', by, write: { ...write, path: 'users/1' } },
      { type: 'admin', by, write: { ...write, path: `${write.path}/wipe`, method: 'POST' } },
      { type: 'admin', by, write: { ...write, body: {} } },
    ])
      await expect(ask('stage', 'stage:submit', wrong)).rejects.toThrow('not understood');
    expect(submitted).toEqual([{ type: 'admin', by, write }]);
  });

  it('shows each window its own portal page', async () => {
    const { ask } = bridge();
    const asked = { search: '', device: null };
    expect(await ask('stage', 'stage:portal', asked)).toMatchObject({ organization: 'stage' });
    expect(await ask('console', 'console:portal', asked)).toBeNull();
    expect(await ask('stage', 'console:portal', asked)).toBeUndefined();
    await expect(ask('stage', 'stage:portal', { search: '' })).rejects.toThrow('not understood');
  });

  it.each(['trainee', 'scenario', 'door'])('refuses from the console a write by the %s', async (by) => {
    const { ask, submitted } = bridge();
    const write = { method: 'DELETE', path: 'devices/1' };
    await expect(ask('console', 'console:submit', { type: 'admin', by, write })).rejects.toThrow(
      'not the instructor',
    );
    await ask('console', 'console:submit', { type: 'admin', by: 'instructor', write });
    expect(submitted).toHaveLength(1);
  });

  it('refuses arguments too many or too few', async () => {
    const { ask } = bridge();
    await expect(ask('stage', 'stage:submit')).rejects.toThrow('not understood');
    await expect(ask('stage', 'stage:submit', { type: 'windows-key' }, 1)).rejects.toThrow('not understood');
    await expect(ask('stage', 'stage:view', 1)).rejects.toThrow('not understood');
  });

  it('goes back to moments of the contract, for the instructor alone', async () => {
    const { ask, moments } = bridge();
    const moment = { try: 1, at: 1_772_438_400_000 };
    expect(await ask('console', 'console:go-on', moment)).toEqual({ accepted: true });
    expect(await ask('console', 'console:look-back', moment)).toBeNull();
    expect(await ask('console', 'console:timeline')).toEqual(noTimeline);
    expect(moments).toEqual([moment, moment]);
    await ask('console', 'console:show', moment);
    expect(moments).toHaveLength(3);
    expect(await ask('console', 'console:show', null)).toEqual({ accepted: true });
    for (const wrong of [
      undefined,
      { try: 0, at: 1 },
      { try: 1.5, at: 1 },
      { try: 1, at: Number.NaN },
      { try: 1, at: '1' },
      { try: 1, at: 1, entry: 2 },
    ])
      for (const channel of ['console:go-on', 'console:look-back', 'console:show'])
        await expect(ask('console', channel, wrong)).rejects.toThrow('not understood');
    await expect(ask('console', 'console:timeline', 1)).rejects.toThrow('not understood');
    for (const channel of ['console:go-on', 'console:timeline', 'console:look-back', 'console:show'])
      expect(await ask('stage', channel, moment)).toBeUndefined();
    expect(moments).toHaveLength(3);
  });

  it('begins shipped scenarios only, never a file', async () => {
    const { ask, began } = bridge();
    await ask('console', 'console:begin', 'entra-wifi', 'present');
    await ask('console', 'console:begin', 'entra-wifi', 'own');
    for (const wrong of ['../x', '/etc/passwd', 'a.json', '', 5])
      await expect(ask('console', 'console:begin', wrong, 'own')).rejects.toThrow('not understood');
    await expect(ask('console', 'console:begin', 'entra-wifi', '/export')).rejects.toThrow('not understood');
    for (const [named, mode] of [
      ['../own.json', 'try'],
      ['first-reseal', 'exam'],
    ])
      await expect(ask('console', 'console:begin-exercise', named, mode, '')).rejects.toThrow(
        'not understood',
      );
    expect(began).toEqual(['entra-wifi', 'entra-wifi in its own']);
  });

  it('saves what can be saved', async () => {
    const { ask } = bridge();
    expect(await ask('console', 'console:save', 'har')).toBe('saved har as har.json');
    await expect(ask('console', 'console:save', 'secrets')).rejects.toThrow('not understood');
  });
});
