/** How a debrief looks, on the screen and on paper. */
export const style = `
:root {
  color-scheme: light dark; font: 15px/1.4 system-ui, sans-serif;
  --good: light-dark(#0b6a0b, #7ee08a); --bad: light-dark(#a4262c, #ff9a9a); --part: light-dark(#7a4b00, #ffc56b);
  --paper: light-dark(#fff, #1b1b1d); --ink: light-dark(#1b1b1d, #f2f2f2); --grey: light-dark(#55555c, #b9b9c0);
  --rule: color-mix(in srgb, currentColor 22%, transparent);
}
body { margin: 0; background: var(--paper); color: var(--ink); }
.mark { margin: 0; padding: .25rem 1.5rem; background: #7a4b00; color: #fff; }
.class, article { max-width: 80rem; margin: 0 auto; padding: .5rem 1.5rem 1.5rem; }
article + article, .class + article { border-block-start: 3px double var(--rule); }
h1 { font-size: 1.5rem; line-height: 1.2; margin: .6rem 0 .3rem; overflow-wrap: anywhere; }
h2 { font-size: 1.05rem; margin: 0 0 .35rem; }
h3 { font-size: 1rem; margin: .6rem 0 .2rem; } h3::first-letter { text-transform: uppercase; }
p { margin: .3rem 0; }
.line { font-size: 1.15rem; font-weight: 600; }
.quiet, small { color: var(--grey); }
.warn { padding: .4rem .8rem; border-inline-start: .35rem solid var(--bad); }
.sides { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: .8rem 2rem; margin-block-start: .8rem; align-items: start; }
.sides section { margin-block-end: .9rem; } .sides p + section { margin-block-start: .9rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .22rem .5rem .22rem 0; border-block-end: 1px solid var(--rule); overflow-wrap: anywhere; }
th { font-weight: 600; } .number { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
ul { margin: .2rem 0; padding-inline-start: 1.2rem; } li { margin-block: .15rem; overflow-wrap: anywhere; }
.good { color: var(--good); } .bad { color: var(--bad); } .part { color: var(--part); }
.good::before { content: "\\2713\\00a0"; } .bad::before { content: "\\2717\\00a0"; } .part::before { content: "\\00bd\\00a0"; }
code { font: .85em/1.35 ui-monospace, monospace; overflow-wrap: anywhere; }
.timeline { list-style: none; padding: 0; font-variant-numeric: tabular-nums; }
.timeline li { display: grid; grid-template-columns: max-content minmax(0, 1fr) auto; gap: .6rem; padding-block: .08rem; margin: 0; }
.timeline .gap { border-block: 1px dashed var(--rule); color: var(--grey); justify-items: start; }
.timeline .failure { color: var(--bad); font-weight: 600; } .timeline .trainee { font-weight: 600; }
a { color: light-dark(#0f5ea8, #8cc8ff); }
a:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
@media (max-width: 60rem) { .sides { grid-template-columns: minmax(0, 1fr); } }
@media print {
  :root { color-scheme: light; font-size: 9.5px; }
  .mark { color: #000; background: none; border: 1px solid #000; padding: .1rem .5rem; }
  .class, article { max-width: none; padding: 0; }
  article { break-before: page; border: 0 !important; } main > article:first-child { break-before: auto; }
  .sides { gap: .5rem 1.4rem; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); }
  section, tr, li { break-inside: avoid; } a { color: inherit; text-decoration: none; }
  @page { size: A4; margin: 12mm; @bottom-center { content: "Simulated by Reseal, page " counter(page); } }
}
`;

/** Of the pages in their shadow tree: drawn at a trainee's size, and made small. */
export const stripStyle = `
:host { display: block; color-scheme: light; }
.strip { display: flex; flex-wrap: wrap; gap: 12px; list-style: none; margin: 0; padding: 0; }
.strip li { width: 240px; break-inside: avoid; } .strip p { margin: 2px 0 0; overflow-wrap: anywhere; }
.still { height: 135px; border: 1px solid #767676; overflow: hidden; print-color-adjust: exact; }
.still > .screen { width: 1366px; height: 768px; border-radius: 0; zoom: ${240 / 1366}; }
@media print { .strip { gap: 8px; } .strip li { width: 168px; } .still { height: 94.5px; } .still > .screen { zoom: ${168 / 1366}; } }
`;
