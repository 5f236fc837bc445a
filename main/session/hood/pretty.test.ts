import { describe, expect, it } from 'vitest';
import { pretty } from './pretty.ts';

describe('a message for people', () => {
  it('is JSON with indented lines', () => {
    expect(pretty('{"a":[1],"b":{}}')).toBe('{\n  "a": [\n    1\n  ],\n  "b": {}\n}');
  });

  it('is XML with a line for each element, text beside its tags', () => {
    const xml =
      '<?xml version="1.0"?><SyncML><SyncHdr><VerDTD>1.2</VerDTD></SyncHdr><Final/><Data><![CDATA[<a>]]></Data></SyncML>';
    expect(pretty(xml).split('\n')).toEqual([
      '<?xml version="1.0"?>',
      '<SyncML>',
      '  <SyncHdr>',
      '    <VerDTD>1.2</VerDTD>',
      '  </SyncHdr>',
      '  <Final/>',
      '  <Data><![CDATA[<a>]]></Data>',
      '</SyncML>',
    ]);
  });

  it.each(['', 'grant_type=password', '{not json', '<<<', 'a < b'])(
    'leaves %j as it is, or near it',
    (text) => {
      expect(pretty(text).replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
    },
  );
});
