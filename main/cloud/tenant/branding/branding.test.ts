/** Company branding from outside: texts by language, and pictures that are none of what they say. */
import { expect, test } from 'vitest';
import { loadTenant } from '../load-tenant.ts';
import { pictureOf } from './picture.ts';

const png = (width: number, height: number, length = 64): Buffer => {
  const bytes = Buffer.alloc(length);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
};
const gif = (): Buffer => Buffer.from('GIF89a\u0010\u0000\u0010\u0000\u0000\u0000\u0000\u0000', 'latin1');
const jpeg = (): Buffer =>
  Buffer.from([
    0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 16, 0, 32, 1, 1, 0x11, 0, 0xff, 0xd9, 0, 0,
  ]);

test.each([
  ['a PNG', png(240, 240), 'image/png'],
  ['a GIF', gif(), 'image/gif'],
  ['a JPEG', jpeg(), 'image/jpeg'],
])('%s is one by its bytes', (_name, bytes, type) => {
  const found = pictureOf(bytes.toString('base64'));
  expect(found).toMatchObject({ type });
  expect(pictureOf(`data:image/svg+xml;base64,${bytes.toString('base64')}`)).toEqual(found);
});

test.each([
  ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'no PNG, JPEG or GIF'],
  ['HTML that begins as a GIF in name', Buffer.from('<html>GIF89a'), 'no PNG, JPEG or GIF'],
  ['a PNG of a billion pixels', png(100_000, 100_000), 'more than 4096 on a side'],
  ['a PNG of no pixels', png(0, 10), 'or nothing'],
  ['a PNG cut short', png(10, 10).subarray(0, 20), 'no PNG, JPEG or GIF'],
  ['a JPEG without a frame', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]), 'no PNG, JPEG or GIF'],
  ['more than a megabyte', png(10, 10, 1_100_000), 'larger than 1 MB'],
  ['nothing', Buffer.alloc(0), 'no Base64'],
])('%s is refused', (_name, bytes, why) => {
  expect(pictureOf(bytes.toString('base64'))).toContain(why);
});

const branding = {
  '@odata.type': '#microsoft.graph.organizationalBranding',
  id: '0',
  signInPageText: 'Welcome aboard',
  usernameHintText: 'crew@quay.example',
  backgroundColor: '#0b3d63',
  squareLogo: png(64, 64).toString('base64'),
  localizations: [
    {
      id: 'de-DE',
      signInPageText: 'Willkommen an Bord',
      squareLogo: { type: 'image/gif', value: gif().toString('base64') },
    },
  ],
};
const load = (object: object, pictures: readonly { path: string; base64: string }[] = []) =>
  loadTenant([{ path: 'branding.json', text: JSON.stringify(object) }], {
    pictures,
    beside: pictures.map(({ path }) => ({ path, why: 'a picture' })),
  });

test('texts, colour and logo are read, and what a language has of its own', () => {
  const { branding: read, pictures, check } = load(branding);
  expect(read.usual).toMatchObject({ signInPageText: 'Welcome aboard', backgroundColor: '#0b3d63' });
  expect(pictures.get(read.usual.logo ?? '')?.type).toBe('image/png');
  const german = read.byLanguage.get('de-de');
  expect(german?.signInPageText).toBe('Willkommen an Bord');
  expect(pictures.get(german?.logo ?? '')?.type).toBe('image/gif');
  expect(check.objects[0]?.status).toBe('understood');
});

test('a localization in a file of its own, whatever comes first', () => {
  const { localizations: _none, ...usual } = branding;
  const french = {
    '@odata.type': '#microsoft.graph.organizationalBrandingLocalization',
    id: 'fr',
    signInPageText: 'Bienvenue',
  };
  const files = [french, usual].map((one, at) => ({ path: `${at}.json`, text: JSON.stringify(one) }));
  for (const order of [files, files.toReversed()]) {
    const { branding: read } = loadTenant(order);
    expect(read.usual.signInPageText).toBe('Welcome aboard');
    expect(read.byLanguage.get('fr')).toEqual({ signInPageText: 'Bienvenue' });
  }
});

test('pictures beside it are taken by the names of their properties, where it has none itself', () => {
  const { squareLogo: _none, ...bare } = branding;
  const files = [
    { path: 'Branding/bannerLogo.png', base64: png(280, 60).toString('base64') },
    { path: 'Branding/squareLogo.png', base64: jpeg().toString('base64') },
    { path: 'Branding/backgroundImage.gif', base64: Buffer.from('<svg/>').toString('base64') },
  ];
  const { branding: read, pictures, check } = load(bare, files);
  expect(pictures.get(read.usual.logo ?? '')?.type).toBe('image/jpeg');
  expect(read.usual.background).toBeUndefined();
  expect(check.files.map(({ status }) => status)).toEqual(['not-read', 'not-read', 'attached', 'loaded']);
  expect(load(branding, files).branding.usual.logo).toBe(load(branding).branding.usual.logo);
});

test('what cannot be shown is said, and the rest holds', () => {
  const { branding: read, check } = load({ ...branding, squareLogo: 'PHN2Zy8+', backgroundColor: 'url(x)' });
  expect(read.usual).toMatchObject({ signInPageText: 'Welcome aboard' });
  expect(read.usual.backgroundColor).toBeUndefined();
  expect(check.objects[0]).toMatchObject({
    status: 'partly',
    parts: ['backgroundColor: no #RRGGBB', 'squareLogo: no PNG, JPEG or GIF'],
  });
});
