/**
 * The look of the report as a file: the tokens of src/ui/styles.css and no more than a report needs, since the file
 * stands alone. Colours by `light-dark`, so that it is right in the dark; on paper it is light.
 */
export const reportStyle = `
:root {
  color-scheme: light dark;
  --paper: light-dark(oklch(0.983 0.009 92), oklch(0.205 0.012 165));
  --raised: light-dark(oklch(0.997 0.004 92), oklch(0.245 0.014 165));
  --ink: light-dark(oklch(0.27 0.022 165), oklch(0.935 0.012 95));
  --soft-ink: light-dark(oklch(0.47 0.02 165), oklch(0.76 0.015 120));
  --line: light-dark(oklch(0.885 0.012 95), oklch(0.34 0.014 165));
  --edge: light-dark(oklch(0.6 0.018 150), oklch(0.6 0.018 150));
  --accent: light-dark(oklch(0.42 0.085 165), oklch(0.81 0.095 165));
  --accent-wash: light-dark(oklch(0.945 0.022 160), oklch(0.29 0.03 165));
}
* { box-sizing: border-box }
html {
  font: 17px / 1.55 Figtree, system-ui, sans-serif;
  font-variant-numeric: tabular-nums;
  background: var(--paper);
  color: var(--ink);
  hyphens: auto;
  hyphenate-limit-chars: 10 4 4;
  -webkit-text-size-adjust: 100%;
}
body { margin: 0; overflow-wrap: break-word }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem }
h1, h2, h3 { font-weight: 620; line-height: 1.2; letter-spacing: -0.012em; text-wrap: balance; margin: 0 0 1rem }
h1 { font-size: 1.75rem }
h2 { font-size: 1.25rem; margin-top: 2.5rem }
h3 { font-size: 1rem; margin-top: 1.5rem }
p, ul { margin: 0 0 1rem }
figure { margin: 0 0 1.5rem }
figcaption { margin-bottom: 1rem }
summary { cursor: pointer; min-height: 44px; display: flex; align-items: center; color: var(--accent); text-decoration: underline; text-underline-offset: 0.18em }
summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px }
.table { overflow-x: auto }
table { border-collapse: collapse; width: 100%; margin-bottom: 1rem; font-size: 0.9rem }
caption { text-align: start; color: var(--soft-ink); padding-bottom: 0.5rem }
th, td { text-align: start; font-weight: 400; padding: 0.5rem 1rem 0.5rem 0; border-bottom: 1px solid var(--line); vertical-align: top }
thead th { color: var(--soft-ink); font-size: 0.85rem }
.number { text-align: end }
td.number { white-space: nowrap }
th:last-child, td:last-child { padding-inline-end: 0 }
pre { overflow-x: auto; padding: 1rem; background: var(--raised); border: 1px solid var(--line); border-radius: 10px; font-size: 0.85rem }
code { font-family: ui-monospace, monospace; font-size: 0.85em; overflow-wrap: anywhere; hyphens: none }
cite { color: var(--soft-ink) }
footer { border-top: 1px solid var(--line); margin-top: 3rem; padding-top: 1rem; color: var(--soft-ink); font-size: 0.9rem }
.kind { color: var(--soft-ink); margin-bottom: 0.25rem }
.report-answer { margin: 1.5rem 0; padding: 1.25rem 1.25rem 0.25rem; border-inline-start: 4px solid var(--accent); background: var(--accent-wash); border-radius: 0 10px 10px 0; font-size: 1.15rem; line-height: 1.45 }
.report-aside { color: var(--soft-ink) }
.report dt { font-weight: 620; margin-top: 1rem }
.report dd { margin: 0.25rem 0 0 }
.report-facts { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1rem; margin: 0 0 1rem }
.report-facts dt, .report-facts dd { margin: 0 }
.report-facts dt { font-weight: 400; color: var(--soft-ink) }
.report-hashes { padding: 0; list-style: none }
.report-quote blockquote { margin: 0; padding-inline-start: 1rem; border-inline-start: 2px solid var(--edge) }
.report-quote figcaption { color: var(--soft-ink); margin: 0.25rem 0 0 1rem }
.chart { display: block; max-width: 100%; height: auto; overflow: visible; font-family: inherit; color: var(--ink) }
.chart-bar { fill: var(--accent); color: var(--accent) }
.chart-pale { fill: var(--soft-ink); color: var(--soft-ink) }
.chart-line { stroke: var(--edge) }
.chart-grid { stroke: var(--edge) }
.chart-hatch { stroke: var(--edge); opacity: 0.75 }
.chart-label { font-weight: 620 }
.chart-small { fill: var(--soft-ink); stroke: var(--paper); stroke-width: 5px; stroke-linejoin: round; paint-order: stroke }
.chart-wide { display: none }
@media (min-width: 800px) { .chart-narrow { display: none } .chart-wide { display: block } }
@media print {
  @page { size: A4; margin: 18mm 16mm }
  :root { color-scheme: light }
  html { font-size: 10.5pt; background: none }
  main { max-width: none; padding: 0 }
  h2, h3, summary, caption, thead { break-after: avoid }
  figure, tr, dt, li, .report-answer { break-inside: avoid }
  figure:has(details) { break-inside: auto }
  .drawing { break-inside: avoid; break-after: avoid }
  .chart-narrow { display: none }
  .chart-wide { display: block }
  summary { min-height: 0; list-style: none; text-decoration: none; color: var(--soft-ink) }
  details::details-content { content-visibility: visible; block-size: auto }
  .report-answer { background: none }
}
`
