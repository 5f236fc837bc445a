/** How the preflight's HTML page looks, on the screen and on paper. */
export const style = `
:root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif; }
body { margin: 0; }
main { max-width: 76rem; margin: 0 auto; padding: 1rem 1.5rem 3rem; }
.mark { position: sticky; top: 0; margin: 0; padding: .4rem 1.5rem; background: #7a4b00; color: #fff; z-index: 1; }
h1 { font-size: 1.7rem; margin: .6rem 0; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .45rem .6rem; border-block-end: 1px solid color-mix(in srgb, currentColor 25%, transparent); overflow-wrap: anywhere; }
thead th { border-block-end-width: 2px; }
tbody th { font-weight: 600; min-width: 14rem; }
th p { font-weight: 400; margin: .15rem 0; }
td p { margin: 0 0 .3rem; }
thead th { white-space: nowrap; overflow-wrap: normal; }
details, details summary, .kinds { font-weight: 400; }
.kinds { display: inline-block; opacity: .85; }
code { font-family: ui-monospace, monospace; font-size: .9em; }
small, footer { opacity: .85; }
footer { margin-block-start: 2.5rem; }
td.ready, td.limited, td.stops { font-weight: 700; white-space: nowrap; }
td.ready { color: light-dark(#0b6a0b, #7ee08a); }
td.limited { color: light-dark(#7a4b00, #ffc56b); }
td.stops { color: light-dark(#a4262c, #ff9a9a); }
@media (max-width: 52rem) {
  table, tbody, tr, tbody th, td { display: block; border: 0; min-width: 0; padding-inline: 0; }
  thead { position: absolute; clip-path: inset(50%); }
  tr { border-block-end: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding-block: .4rem; }
  td:empty { display: none; }
  td[data-head]::before { content: attr(data-head) ": "; font-weight: 600; }
}
@media print {
  :root { color-scheme: light; font-size: 10.5px; }
  .mark { position: static; color: #000; background: none; border: 1px solid #000; }
  main { max-width: none; padding: 0; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
  details::details-content { display: block; content-visibility: visible; }
  @page { margin: 14mm; @bottom-center { content: "Simulated by Reseal, page " counter(page); } }
}
`;
