import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPageFile, securityHeaders } from './page-files.ts';

let folder: string;
let pages: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'reseal-pages-'));
  pages = path.join(folder, 'renderer');
  mkdirSync(path.join(pages, 'assets'), { recursive: true });
  writeFileSync(path.join(folder, 'secret.js'), 'secret');
  for (const name of ['index.html', 'console.html', 'mirror.html', 'assets/a b.js', 'assets/a.js.map'])
    writeFileSync(path.join(pages, name), name);
});

afterAll(() => rmSync(folder, { recursive: true }));

const read = async (urlPath: string) => {
  const file = await readPageFile(pages, urlPath);
  return file && `${Buffer.from(file.body).toString()} as ${file.contentType}`;
};

describe('the files of the pages', () => {
  it('are found by address', async () => {
    expect(await read('/')).toBe('index.html as text/html; charset=utf-8');
    expect(await read('/console')).toBe('console.html as text/html; charset=utf-8');
    expect(await read('/assets/a%20b.js')).toBe('assets/a b.js as text/javascript; charset=utf-8');
  });

  it.each([
    '/../secret.js',
    '/..%2fsecret.js',
    '/assets/../../secret.js',
    '/%2e%2e%2fsecret.js',
    '/assets',
    '/assets/',
    '/x.js',
    '/x.js%00.js',
    '/%ff',
    '/assets/a.js.map',
  ])('are never what %s asks for', async (urlPath) => {
    expect(await read(urlPath)).toBeUndefined();
  });

  it('are framed nowhere, but the mirror of the stage by our own console', async () => {
    expect(securityHeaders['content-security-policy']).toContain("frame-ancestors 'none'");
    const mirror = await readPageFile(pages, '/mirror');
    expect(mirror?.['content-security-policy']).toContain("frame-ancestors 'self'");
    expect(await readPageFile(pages, '/console')).not.toHaveProperty('content-security-policy');
  });

  it('may do nothing foreign and nothing inline', () => {
    const policy = securityHeaders['content-security-policy']!;
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).not.toMatch(/unsafe|\*|http/);
  });
});
