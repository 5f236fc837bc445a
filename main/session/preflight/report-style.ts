/** How the preflight's HTML page looks, on the screen and on paper. */
export const style = `
:root {
  color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif;
  --line: color-mix(in srgb, currentColor 22%, transparent); --faint: color-mix(in srgb, currentColor 6%, transparent);
  --ready: light-dark(#0b6a0b, #7ee08a); --limited: light-dark(#7a4b00, #ffc56b); --stops: light-dark(#a4262c, #ff9a9a);
  --page: light-dark(#fff, #1b1b1d); --text: light-dark(#1b1b1d, #f2f2f2); --quiet: light-dark(#55555c, #b9b9c0);
}
body { margin: 0; background: var(--page); color: var(--text); }
main { max-width: 76rem; margin: 0 auto; padding: .5rem 1.5rem 3rem; }
.mark { position: sticky; top: 0; margin: 0; padding: .3rem 1.5rem; background: #7a4b00; color: #fff; z-index: 1; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: .8rem 0; overflow-wrap: anywhere; }
h2 { font-size: 1.2rem; margin: 1.8rem 0 .5rem; scroll-margin-top: 2.5rem; }
.ready { --own: var(--ready); } .limited { --own: var(--limited); } .stops { --own: var(--stops); }
.ready.unsure { --own: var(--limited); }
.verdict { padding: .7rem 1.1rem; border-inline-start: .4rem solid var(--own); background: var(--faint); border-radius: .3rem; }
.headline { margin: 0; font-size: 1.3rem; line-height: 1.35; font-weight: 600; }
.counts { display: flex; flex-wrap: wrap; gap: .3rem 1.5rem; margin: .4rem 0; padding: 0; list-style: none; color: var(--own); }
.counts li { color: var(--own); } .counts strong { font-size: 1.3rem; }
.terms { margin: .3rem 0 0; color: var(--quiet); overflow-wrap: anywhere; }
nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; margin: 1.2rem 0 0; padding: .5rem 0; border-block: 1px solid var(--line); list-style: none; }
a { color: light-dark(#0f5ea8, #8cc8ff); }
a:focus-visible, summary:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; border-radius: 2px; }
summary { cursor: pointer; overflow-wrap: anywhere; }
.reason { border-block-end: 1px solid var(--line); border-inline-start: .25rem solid var(--own); padding-inline-start: .7rem; margin-block: .35rem; }
.reason > summary { padding: .35rem 0; font-size: 1.02rem; }
.reason > summary > span { color: var(--own); font-weight: 700; }
table { border-collapse: collapse; width: 100%; margin-block-end: .5rem; }
th, td { text-align: start; vertical-align: top; padding: .4rem .6rem; border-block-end: 1px solid var(--line); overflow-wrap: anywhere; }
thead th { border-block-end-width: 2px; white-space: nowrap; overflow-wrap: normal; }
tbody th { font-weight: 600; min-width: 12rem; }
th p { font-weight: 400; margin: .1rem 0; color: var(--quiet); }
th details { font-weight: 400; color: var(--quiet); }
.away td { color: var(--quiet); }
ul { padding-inline-start: 1.3rem; } li { margin-block: .25rem; overflow-wrap: anywhere; } li details { display: inline-block; max-width: 100%; }
code { font-family: ui-monospace, monospace; font-size: .9em; overflow-wrap: anywhere; }
small, footer { color: var(--quiet); }
footer { margin-block-start: 2.5rem; overflow-wrap: anywhere; }
@media (max-width: 44rem) {
  main { padding-inline: 1rem; } .mark { padding-inline: 1rem; }
  table, tbody, tr, tbody th, td { display: block; border: 0; min-width: 0; padding-inline: 0; }
  tbody th { padding-block-end: 0; } td { padding-block: .1rem; }
  thead { position: absolute; clip-path: inset(50%); }
  tr { border-block-end: 1px solid var(--line); padding-block: .4rem; }
  td:empty { display: none; }
  td[data-head]::before { content: attr(data-head) ": "; font-weight: 600; }
  td details { display: inline-block; vertical-align: top; max-width: 85%; }
}
@media print {
  :root { color-scheme: light; font-size: 10.5px; }
  .mark { position: static; color: #000; background: none; border: 1px solid #000; }
  main { max-width: none; padding: 0; }
  nav { display: none; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
  details::details-content { display: block; content-visibility: visible; }
  @page { margin: 14mm; @bottom-center { content: "Simulated by Reseal, page " counter(page); } }
}
`;
