import { expect, it } from 'vitest';
import { hostOf } from './host-of.ts';

it.each([
  ['', ''],
  ['  ', ''],
  ['learn.example/windows?a=b', 'learn.example'],
  ['http://portal.example:8080/', 'portal.example'],
  ['how to reseal', 'www.bing.com'],
  ['reseal', 'www.bing.com'],
  ['http://', 'www.bing.com'],
])('"%s" leads to %s', (typed, host) => expect(hostOf(typed)).toBe(host));
