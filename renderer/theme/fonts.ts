/**
 * Open Sans (SIL Open Font License 1.1) under our own family name, with the metrics of Segoe UI: advance widths
 * by size-adjust, line box by the overrides, as measured over the strings of these pages. A file is fetched when
 * a text needs it.
 */
import latin300 from '@fontsource/open-sans/files/open-sans-latin-300-normal.woff2?url';
import latin400 from '@fontsource/open-sans/files/open-sans-latin-400-normal.woff2?url';
import latin500 from '@fontsource/open-sans/files/open-sans-latin-500-normal.woff2?url';
import latin600 from '@fontsource/open-sans/files/open-sans-latin-600-normal.woff2?url';
import extended300 from '@fontsource/open-sans/files/open-sans-latin-ext-300-normal.woff2?url';
import extended400 from '@fontsource/open-sans/files/open-sans-latin-ext-400-normal.woff2?url';
import extended500 from '@fontsource/open-sans/files/open-sans-latin-ext-500-normal.woff2?url';
import extended600 from '@fontsource/open-sans/files/open-sans-latin-ext-600-normal.woff2?url';

const latin =
  'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD';
const extended =
  'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF';

const weights = [
  { weight: '300', sizeAdjust: '95.3%', files: [extended300, latin300] },
  { weight: '400', sizeAdjust: '95.3%', files: [extended400, latin400] },
  { weight: '500', sizeAdjust: '95.3%', files: [extended500, latin500] },
  { weight: '600', sizeAdjust: '96.3%', files: [extended600, latin600] },
] as const;

const metrics = {
  display: 'block',
  ascentOverride: '113.3%',
  descentOverride: '26.3%',
  lineGapOverride: '0%',
} as const;

for (const { weight, sizeAdjust, files } of weights)
  [extended, latin].forEach((unicodeRange, index) => {
    const descriptors = { ...metrics, weight, sizeAdjust, unicodeRange };
    document.fonts.add(new FontFace('Reseal Sans', `url("${files[index]}") format("woff2")`, descriptors));
  });
