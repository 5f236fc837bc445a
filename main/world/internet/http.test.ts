import { describe, expect, it } from 'vitest';
import { originOf, splitUrl } from './http.ts';

describe('the parts of a URL', () => {
  it.each([
    ['https://A.example/Path/x?q=1#f', 'https', 'a.example', '/Path/x', 'q=1'],
    ['http://a.example', 'http', 'a.example', '/', ''],
    ['https://a.example?q', 'https', 'a.example', '/', 'q'],
    ['https://a.example#f', 'https', 'a.example', '/', ''],
    ['https://a.example:8443/x', 'https', 'a.example:8443', '/x', ''],
    ['https:///x', '', '', '/', ''],
    ['ftp://a.example/x', '', '', '/', ''],
    ['no URL', '', '', '/', ''],
    ['', '', '', '/', ''],
  ])('%s', (url, scheme, host, path, query) => {
    expect(splitUrl(url)).toEqual({ scheme, host, path, query });
    expect(originOf(url)).toMatchObject({ scheme, host });
  });
});
