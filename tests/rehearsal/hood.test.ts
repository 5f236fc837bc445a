/** What an instructor sees under the hood, and that looking changes nothing. */
import { describe, expect, it } from 'vitest';
import type { HoodPage } from '../../shared/session/hood.ts';
import { hoodPages, mostRows } from '../../shared/session/hood.ts';
import { play } from '../testing/lab.ts';

const { session } = play('app-fails');

const look = (page: HoodPage, search = '', open: string | null = null) =>
  session.hood({ page, search, open, span: null });
const partsOf = (page: HoodPage, search: string): string => {
  const [first] = look(page, search).rows;
  return look(page, search, first!.id)
    .parts.map(({ text }) => text)
    .join('\n');
};

describe('under the hood', () => {
  it.each(hoodPages)('the page %s has rows, of which only so many are told', (page) => {
    const { count, found, rows } = look(page);
    expect(count).toBeGreaterThan(3);
    expect(found).toBe(count);
    expect(rows.length).toBe(Math.min(count, mostRows));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('nothing that is looked at changes', () => {
    const before = session.report().digest;
    for (const page of hoodPages) look(page, '', look(page).rows[0]!.id);
    expect(session.report().digest).toBe(before);
  });

  it('the chip tells PCRs that were extended, its NV indices and its keys', () => {
    const titles = look('tpm').rows.map(({ title }) => title);
    expect(titles).toContain('PCR 7, SHA256');
    expect(look('tpm', 'pcr 7, sha256').rows[0]!.value).toMatch(/^(?!0+$)[0-9a-f]{64}$/);
    expect(look('tpm', 'nv index').found).toBeGreaterThan(0);
    expect(look('tpm', 'persistent object').found).toBeGreaterThan(0);
  });

  it('its commands are told in words, with their responses', () => {
    expect(look('commands', 'tpm2_quote').found).toBeGreaterThan(0);
    expect(partsOf('commands', 'tpm2_quote')).toContain('"attested"');
  });

  it('exchanges and management sessions are found by what is in their messages', () => {
    expect(look('http', 'manage.microsoft.com').found).toBeGreaterThan(0);
    expect(partsOf('syncml', 'EnrollmentStatusTracking')).toMatch(/^<SyncML.*>\n {2}<SyncHdr>\n/m);
    expect(look('syncml', 'EnrollmentStatusTracking no-such-word').found).toBe(0);
  });

  it('a span of time leaves what happened in it', () => {
    const all = look('log').rows;
    const middle = all[Math.floor(all.length / 2)]!.at!;
    const { rows } = session.hood({
      page: 'log',
      search: '',
      open: null,
      span: { from: middle, to: middle },
    });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ at }) => at === middle)).toBe(true);
  });

  it('a host that is blocked says so', () => {
    const [host] = look('hosts').rows;
    session.submit({ type: 'set-fault', fault: 'host-blocked', with: { host: host!.id } });
    expect(look('hosts', host!.id).rows[0]).toMatchObject({
      bad: true,
      value: expect.stringMatching(/^blocked, /),
    });
  });
});
