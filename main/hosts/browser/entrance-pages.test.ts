import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { askingPage, enteredPage, refusedPage } from './entrance-pages.ts';

const journal = '/home/mei/my "own" <journal>.jsonl';
const pages = {
  asking: askingPage('/start', '"><script>', 'stage'),
  entered: enteredPage('console'),
  refused: refusedPage('used address', journal),
};
const styleOf = (body: string): string => /<style>(.*)<\/style>/s.exec(body)?.[1] ?? '';

describe('a page for whoever is not in', () => {
  it.each(Object.entries(pages))('runs no script and fetches nothing: %s', (_name, { body, headers }) => {
    expect(body).not.toMatch(/<script|src=|url\(/);
    const policy = headers['content-security-policy'] ?? '';
    const hash = createHash('sha256').update(styleOf(body)).digest('base64');
    expect(policy).toContain(`default-src 'none'; style-src 'sha256-${hash}'`);
    expect(policy).toContain("frame-ancestors 'none'");
  });

  it('has no colour but the console’s', () => {
    const tokens = readFileSync(
      path.join(import.meta.dirname, '../../../renderer/theme/console.tokens.css'),
      'utf8',
    );
    const colours = styleOf(pages.refused.body).match(/#[0-9a-f]{6}/g) ?? [];
    expect(colours.length).toBeGreaterThan(5);
    for (const colour of colours) expect(tokens).toContain(colour);
  });

  it('tells the journal only to a person with an address that was good', () => {
    expect(pages.refused.body).toContain(
      '--journal &quot;/home/mei/my &quot;own&quot; &lt;journal&gt;.jsonl&quot;',
    );
    for (const why of ['foreign name', 'no cookie', 'wrong address'] as const)
      expect(refusedPage(why, journal).body).not.toContain('journal');
  });
});
