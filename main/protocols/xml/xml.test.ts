import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadInputError } from '../../../shared/failures.ts';
import { element, serialize } from './element.ts';
import {
  attribute,
  child,
  children,
  childText,
  contentOf,
  descend,
  parseXml,
  requiredChild,
  textOf,
} from './xml.ts';

const limit = 10_000;

describe('an XML text', () => {
  const library = parseXml(
    '<l:library xmlns:l="urn:l" xmlns="urn:b"><book id="1"> One </book><l:note/><book id="2"><b>x</b><b/></book></l:library>',
    limit,
  );

  test('is walked by namespace and name', () => {
    expect(library.localName).toBe('library');
    expect(children(library, 'urn:b', 'book').map((book) => attribute(book, 'id'))).toEqual(['1', '2']);
    expect(child(library, 'urn:b', 'note')).toBeUndefined();
    expect(textOf(child(library, 'urn:b', 'book'))).toBe('One');
    expect(childText(library, 'urn:b', 'shelf')).toBeUndefined();
    expect(() => requiredChild(library, 'urn:b', 'shelf')).toThrow(BadInputError);
    expect(() => descend(library, 'urn:b', 'book', 'b')).toThrow(BadInputError);
  });

  test('keeps what an element holds, text or markup', () => {
    const [one, two] = children(library, 'urn:b', 'book');
    expect(contentOf(one!)).toBe(' One ');
    expect(contentOf(two!)).toBe('<b xmlns="urn:b">x</b><b xmlns="urn:b"/>');
  });

  test('takes namespaces along where a part of it is kept', () => {
    const whole = parseXml(
      '<a xmlns="urn:a" xmlns:p="urn:p" xmlns:q="urn:q"><b xmlns="" q:v="1" xml:lang="en"><p:c><p:d/></p:c></b></a>',
      limit,
    );
    const kept = contentOf(whole);
    expect(kept).toBe(
      '<b xmlns="" q:v="1" xml:lang="en" xmlns:q="urn:q"><p:c xmlns:p="urn:p"><p:d/></p:c></b>',
    );
    const again = parseXml(kept, limit);
    expect(descend(child(again, 'urn:p', 'c')!, 'urn:p', 'd').namespaceURI).toBe('urn:p');
    expect(contentOf(parseXml(`<a>${kept}</a>`, limit))).toBe(kept);
  });

  test('has no attribute that it does not write', () => {
    const root = parseXml('<a __proto__="x"/>', limit);
    expect(attribute(root, 'constructor')).toBeUndefined();
    expect(attribute(root, '__proto__')).toBe('x');
  });

  test('may have comments, CDATA and an XML declaration', () => {
    const text = '<?xml version="1.0"?><!-- <!DOCTYPE a> --><a><![CDATA[<!DOCTYPE b>]]></a>';
    expect(textOf(parseXml(text, limit))).toBe('<!DOCTYPE b>');
  });

  test.each([
    ['a document type', '<!DOCTYPE a><a/>'],
    ['an entity', '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'],
    ['an external entity', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'],
    ['a document type after a comment', '<!-- - --><!DOCTYPE a><a/>'],
    ['an entity that nobody declared', '<a>&e;</a>'],
    ['an open element', '<a><b></a>'],
    ['an attribute twice', '<a b="1" b="2"/>'],
    ['two roots', '<a/><b/>'],
    ['no element', 'text'],
    ['nothing', ''],
    ['an open comment', '<a><!-- '],
    ['a prefix that nobody declared', '<p:a/>'],
    ['an attribute twice by two prefixes', '<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>'],
    ['a character that XML cannot hold', '<a>\u0000</a>'],
    ['a reference to such a character', '<a>&#0;</a>'],
    ['an attribute without quotes', '<a b=1/>'],
    ['a section end in its text', '<a>]]></a>'],
    ['text behind the root', '<a/>text'],
    ['a declaration that is not at its beginning', ' <?xml version="1.0"?><a/>'],
    ['a document type inside', '<a><!DOCTYPE b></a>'],
    ['too deep a nesting', `${'<a>'.repeat(100)}${'</a>'.repeat(100)}`],
    ['too many bytes', `<a>${'é'.repeat(limit / 2)}</a>`],
  ])('is refused with %s', (_what, text) => {
    expect(() => parseXml(text, limit, 'test')).toThrow(BadInputError);
  });

  test('is refused with place and remedy', () => {
    expect(() => parseXml('<a', limit, 'SOAP message')).toThrow(
      expect.objectContaining({ place: 'SOAP message', remedy: expect.stringContaining('well-formed') }),
    );
  });

  test('is refused at once where it nests without end, wide or unclosed', () => {
    for (const text of ['<!--', '<a>', '<a', '<![CDATA[', '&lt;', '<?a'])
      expect(() => parseXml(text.repeat(200_000), 2_000_000)).toThrow(BadInputError);
  });
});

describe('an element', () => {
  test('is written with its attributes and content in order', () => {
    const node = element(
      'a',
      { 'xmlns:x': 'urn:x', q: '"<&\n' },
      element('x:b'),
      undefined,
      1,
      true,
      'c > d',
    );
    expect(serialize(node)).toBe('<a xmlns:x="urn:x" q="&quot;&lt;&amp;&#10;"><x:b/>1truec &gt; d</a>');
  });

  test('gives back any text that XML can hold', () => {
    const text = fc
      .string({ unit: 'binary' })
      .filter((one) => /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u.test(one));
    fc.assert(
      fc.property(text, text, (value, quoted) => {
        const root = parseXml(serialize(element('a', { v: quoted }, value)), 1_000_000);
        expect(contentOf(root)).toBe(value);
        expect(attribute(root, 'v')).toBe(quoted);
      }),
    );
  });

  test('gives back every character of the basic plane', () => {
    const codes = Array.from({ length: 0xffff }, (_, code) => String.fromCharCode(code));
    const all = codes.filter((one) => /[\t\n\r\u0020-\ud7ff\ue000-\ufffd]/.test(one)).join('!');
    const root = parseXml(serialize(element('a', { v: all }, all)), 1_000_000);
    expect(contentOf(root) === all).toBe(true);
    expect(attribute(root, 'v') === all).toBe(true);
  });

  test('replaces characters that XML cannot hold', () => {
    expect(contentOf(parseXml(serialize(element('a', {}, 'x\u0000y\ud800z')), limit))).toBe(
      'x\ufffdy\ufffdz',
    );
  });
});
