import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadInputError } from '../../../shared/failures.ts';
import { element, serialize } from './element.ts';
import { child, children, childText, contentOf, descend, parseXml, requiredChild, textOf } from './xml.ts';

const limit = 10_000;

describe('an XML text', () => {
  const library = parseXml(
    '<l:library xmlns:l="urn:l" xmlns="urn:b"><book id="1"> One </book><l:note/><book id="2"><b>x</b><b/></book></l:library>',
    limit,
  );

  test('is walked by namespace and name', () => {
    expect(library.localName).toBe('library');
    expect(children(library, 'urn:b', 'book').map((book) => book.getAttribute('id'))).toEqual(['1', '2']);
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

  test('is refused quickly where it has many open comments', () => {
    expect(() => parseXml('<!--'.repeat(200_000), 1_000_000)).toThrow(BadInputError);
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
      fc.property(text, text, (value, attribute) => {
        const root = parseXml(serialize(element('a', { v: attribute }, value)), 1_000_000);
        expect(contentOf(root)).toBe(value);
        expect(root.getAttribute('v')).toBe(attribute);
      }),
    );
  });

  test('gives back every character of the basic plane', () => {
    const codes = Array.from({ length: 0xffff }, (_, code) => String.fromCharCode(code));
    const all = codes.filter((one) => /[\t\n\r\u0020-\ud7ff\ue000-\ufffd]/.test(one)).join('!');
    const root = parseXml(serialize(element('a', { v: all }, all)), 1_000_000);
    expect(contentOf(root) === all).toBe(true);
    expect(root.getAttribute('v') === all).toBe(true);
  });

  test('replaces characters that XML cannot hold', () => {
    expect(contentOf(parseXml(serialize(element('a', {}, 'x\u0000y\ud800z')), limit))).toBe(
      'x\ufffdy\ufffdz',
    );
  });
});
