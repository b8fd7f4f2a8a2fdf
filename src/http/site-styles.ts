/** What pages of the site have besides a report's own looks: the way home, forms, the bar above a table. */
export const SITE_STYLES = `
main { max-inline-size: 60rem; }
a { color: inherit; text-decoration-color: var(--quiet); text-underline-offset: .15em; }
a:hover { text-decoration-color: currentColor; }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible {
  outline: 2px solid var(--focus); outline-offset: 2px;
}
.skip { position: absolute; inset-inline-start: -99rem; }
.skip:focus { position: static; }
.site { border-block-end: 1px solid var(--rule); }
.site nav { max-inline-size: 60rem; margin-inline: auto; padding: .75rem clamp(1.25rem, 4vw, 3.5rem); display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; }
.sight { display: flex; flex-wrap: wrap; align-items: end; gap: .75rem 1.25rem; margin-block: 1.25rem; }
.sight label { display: grid; gap: .2rem; color: var(--quiet); font-size: .9em; }
input, select, button { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--quiet); border-radius: 3px; padding: .3rem .5rem; }
button { cursor: pointer; }
.slider { flex-basis: 100%; }
.slider input { inline-size: 100%; padding: 0; accent-color: var(--ink); }
.stacked { display: grid; gap: 1rem; max-inline-size: 44rem; }
.stacked label { display: grid; gap: .2rem; }
.stacked button { justify-self: start; }
textarea { font: .85rem/1.4 ui-monospace, monospace; color: inherit; background: var(--paper); border: 1px solid var(--quiet); border-radius: 3px; }
.columns { columns: 14rem; padding: 0; list-style: none; }
.holds, .fails { border-inline-start: 4px solid; padding-inline-start: .75rem; white-space: pre-line; overflow-wrap: anywhere; }
.holds { border-color: #2e7d32; }
.fails { border-color: #b3261e; }
[aria-current=page] { font-weight: bold; text-decoration: none; }
code { overflow-wrap: anywhere; }
.figures { display: flex; flex-wrap: wrap; gap: .5rem 2.5rem; margin-block: 1rem; }
.figures div { display: flex; flex-direction: column-reverse; }
.figures dt { color: var(--quiet); font-size: .9em; }
.figures dd { margin: 0; font-size: 1.6rem; font-variant-numeric: tabular-nums lining-nums; }
.links { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; list-style: none; }
.quiet { color: var(--quiet); font-size: .9em; }
textarea { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--quiet); border-radius: 3px; padding: .3rem .5rem; }
textarea:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.officer { display: flex; flex-wrap: wrap; align-items: baseline; gap: .5rem 1.25rem; margin-block-end: 1.5rem; }
.sheet { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: 1rem 1.5rem; max-inline-size: 44rem; margin-block: 1.25rem 2rem; }
.sheet label { display: grid; gap: .2rem; align-content: start; color: var(--quiet); font-size: .9em; }
.sheet label > * { inline-size: 100%; min-inline-size: 0; color: var(--ink); font-size: 1.11em; }
.sheet .whole { grid-column: 1 / -1; }
.buttons { display: flex; flex-wrap: wrap; gap: .75rem; margin-block: 1.25rem; }
.main { background: var(--ink); color: var(--paper); border-color: var(--ink); padding-inline: 1rem; }
.problem { border-inline-start: 3px solid currentColor; padding-inline-start: 1rem; margin-block: 1.25rem; max-inline-size: 44rem; }
.problem > :last-child { margin-block-end: 0; }
.facts { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: .35rem 1.25rem; max-inline-size: 44rem; margin-block: 1rem 1.5rem; }
.facts dt { color: var(--quiet); }
.facts dd { margin: 0; white-space: pre-line; min-inline-size: 0; }
@media print { .site, .skip, .sight, .links { display: none; } }
`;
