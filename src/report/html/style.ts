/** The look of the page: one accent, system fonts, paper first. Logical properties, so that Persian mirrors by itself. */
export const style = `
:root {
  --accent: #0b6b63; --accent-middle: #5aa39b; --accent-soft: #cfe5e1; --accent-wash: #eef6f4;
  --ink: #1c2326; --muted: #566168; --quiet: #8d989e; --rule: #dde2e3; --paper: #fff; --page: #f5f4f0;
  --tier-best: var(--accent); --tier-good: var(--accent-middle); --tier-bad: #a9b2b6; --tier-unknown: #e3e7e8;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif;
  --serif: "Iowan Old Style", Charter, "Source Serif 4", Georgia, "Noto Serif", serif;
}
:lang(fa) { --sans: Vazirmatn, "Noto Sans Arabic", "Noto Naskh Arabic", "Segoe UI", Tahoma, sans-serif; --serif: var(--sans); }
:lang(th) { --sans: "Noto Sans Thai", "Sukhumvit Set", "Leelawadee UI", Tahoma, sans-serif; --serif: var(--sans); }
:lang(zh) { --sans: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", sans-serif; --serif: var(--sans); }
:lang(vi) { --serif: Charter, Georgia, "Noto Serif", serif; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.55 var(--sans); font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
:lang(th) body, :lang(fa) body { line-height: 1.75; }
body:lang(th), body:lang(fa) { line-height: 1.75; }
.layout { display: grid; grid-template-columns: 1fr; max-width: 1180px; margin: 0 auto; }
main { background: var(--paper); padding: 8px 20px 40px; min-width: 0; overflow-x: clip; }
h1, h2, h3 { font-family: var(--serif); font-weight: 600; line-height: 1.22; margin: 0; text-wrap: balance; }
:lang(th) :is(h1, h2, h3), :lang(fa) :is(h1, h2, h3) { line-height: 1.5; }
h1 { font-size: clamp(1.75rem, 1.2rem + 2.4vw, 2.6rem); letter-spacing: -.012em; }
h2 { font-size: 1.55rem; letter-spacing: -.006em; }
:is(:lang(fa), :lang(th), :lang(zh)) :is(h1, h2) { letter-spacing: 0; }
h3 { font-size: 1.12rem; margin-block: 2.2em .3em; }
p, ul, ol, dl { margin-block: .5em 0; }
ul, ol { padding-inline-start: 1.25em; }
main ol:not(.accounts):lang(fa) { list-style-type: persian; }
li + li { margin-block-start: .35em; }
small { font-size: .8125rem; color: var(--muted); font-weight: 400; }
b, strong { font-weight: 650; }
section { padding-block: 44px 4px; }
section + section { border-block-start: 1px solid var(--rule); margin-block-start: 44px; }
.lede { color: var(--muted); max-width: 68ch; margin-block: .4em 1.4em; }
.note { color: var(--muted); font-size: .9rem; max-width: 68ch; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

/* head and contents */
.masthead { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 2px 20px; padding: 18px 20px 10px; max-width: 1180px; margin: 0 auto; font-size: .875rem; color: var(--muted); }
.masthead b { color: var(--ink); }
nav { display: none; }
nav ol { list-style: none; padding: 0; margin: 0; }
nav a { display: block; padding: 4px 0; color: var(--muted); text-decoration: none; font-size: .9rem; line-height: 1.4; }
nav a:hover { color: var(--accent); text-decoration: underline; }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media (min-width: 1000px) {
  .layout { grid-template-columns: 216px minmax(0, 1fr); gap: 0 20px; padding-inline: 20px; }
  .masthead { padding-inline: 20px; }
  nav { display: block; }
  nav ol { position: sticky; top: 28px; padding-block-start: 36px; }
  main { padding: 4px 56px 56px; box-shadow: 0 1px 3px rgb(28 35 38 / 9%); margin-block-end: 40px; }
}

/* summary */
.summary { padding-block-start: 36px; }
.stamp { display: inline-block; margin: 0 0 14px; padding: 3px 11px; font-size: .8125rem; font-weight: 650; border-radius: 3px; background: var(--accent); color: #fff; }
.stamp.no { background: var(--ink); }
.ideal { font-family: var(--serif); font-size: 1.22rem; line-height: 1.5; margin-block-start: .8em; max-width: 62ch; }
:lang(fa) .ideal, :lang(th) .ideal { line-height: 1.75; font-size: 1.1rem; }
.evidence { list-style: none; padding: 0; display: grid; gap: 2px 28px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr)); font-size: .9rem; }
.evidence li { margin: 0; padding-block: 6px; border-block-start: 1px solid var(--rule); }
.evidence span { color: var(--muted); display: block; }
.reasons { font-size: 1.05rem; max-width: 68ch; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 22px 26px; margin-block: 30px 8px; }
.figures > div { border-block-start: 3px solid var(--accent); padding-block-start: 6px; display: flex; flex-direction: column; }
.figures .value { order: -1; }
.figures dt { font-size: .875rem; line-height: 1.35; }
.figures dd { margin: 2px 0 0; color: var(--muted); font-size: .8125rem; line-height: 1.45; }
.figures .value { font-family: var(--serif); font-size: 2.25rem; line-height: 1.15; color: var(--ink); font-weight: 600; }
:lang(fa) .figures .value, :lang(th) .figures .value { line-height: 1.4; }
.two > * { min-width: 0; }
.two { display: grid; gap: 28px 44px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr)); margin-block-start: 26px; align-items: start; }
.summary h2 { font-size: 1.2rem; }
.warning { border-inline-start: 3px solid var(--ink); padding: 10px 16px; background: var(--page); max-width: 68ch; }

/* tables */
table { border-collapse: collapse; width: 100%; line-height: 1.4; }
th { text-align: start; font-weight: 500; }
caption { text-align: start; font-size: .875rem; color: var(--muted); padding-block-end: 6px; }
thead th { font-size: .8125rem; color: var(--muted); border-block-end: 1px solid var(--ink); padding: 4px 0; vertical-align: bottom; }
tbody :is(th, td) { border-block-end: 1px solid var(--rule); padding: 7px 0; vertical-align: top; }
.number { text-align: end; white-space: nowrap; padding-inline-start: 12px; }
thead .number { white-space: normal; }
td small, th small { display: block; line-height: 1.4; white-space: normal; }
.strips { table-layout: fixed; }
.strips th:first-child { width: 46%; padding-inline-end: 14px; }
.strips th.number:last-child { width: 108px; }
.strips .plot { position: relative; padding: 0; height: 30px; }
.strips tbody :is(th, td) { border-block-end: 0; }
.strips tbody:last-child tr:last-child :is(th, td) { border-block-end: 1px solid var(--rule); }
.strips .group th { padding-block: 16px 4px; font-weight: 650; }
.strips .group small { display: inline; margin-inline-start: 6px; }
.strip { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; }
#replay :is(.strips, .data) { margin-block-start: 16px; }
#replay > .note:last-child { margin-block-start: 28px; }
.marks { display: flex; flex-wrap: wrap; gap: 2px 18px; margin-block-start: 4px; }
.marks i { position: relative; display: inline-block; width: 16px; height: 16px; margin-inline-end: 6px; vertical-align: -3px; }
.remark { font-style: italic; }
:lang(fa) .remark, :lang(th) .remark, :lang(zh) .remark { font-style: normal; }
.ranking :is(td, th):first-child { width: 3.2em; padding-inline: 0 14px; color: var(--muted); }
.ranking { table-layout: fixed; }
.ranking thead th:last-child { width: 5em; }
.ranking tbody th { padding-inline-end: 8px; }
.ranking thead .number { white-space: nowrap; overflow-wrap: normal; }
:is(.ranking, .strips, .accounts, .evidence, .ideal) { overflow-wrap: anywhere; }
.scroll { container-type: inline-size; overflow-x: auto; margin-block-start: 10px; }
.scroll caption { position: sticky; inset-inline-start: 0; max-width: 100cqi; }
.scroll tbody th { position: sticky; inset-inline-start: 0; background: var(--paper); }
.scroll + .scroll, :is(p, .strips) + .scroll { margin-block-start: 24px; }
.scroll + :is(ul, p).note { margin-block-start: 14px; }
.data { font-size: .875rem; }
.data td.number:is(.words, :has(span)) { white-space: normal; }
.data td.number span { white-space: nowrap; }
.data th.number { min-width: 0; }
.data th[scope=row] { min-width: 9em; padding-inline-end: 14px; }
.data .text:not(:first-child) { padding-inline-start: 16px; }
.data td.phrase { min-width: 7em; }
.data td.long { min-width: 13em; }
.stacks tbody th small { margin-block-start: 3px; }
.stacks td.number span { display: block; }
details { margin-block-start: 14px; font-size: .9rem; }
summary { cursor: pointer; color: var(--accent); padding-block: 4px; width: fit-content; }

/* pictures */
svg { direction: ltr; }
svg text { unicode-bidi: plaintext; font-family: inherit; }
.picture { display: block; width: 100%; max-width: 460px; height: auto; }
.halo { paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
figure { margin: 0; }
figcaption { font-weight: 600; margin-block-end: 8px; }
figcaption small { display: block; margin-block-start: 2px; }
.market { margin-block-start: 30px; }
.bar { position: relative; height: 26px; }
[dir=rtl] .bar svg { transform: scaleX(-1); }
.legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 4px 26px; font-size: .9rem; }
.legend li { margin: 0; }
.legend span { color: var(--muted); }
.legend i { display: inline-block; width: 11px; height: 11px; margin-inline-end: 7px; }
.legend .best { background: var(--tier-best); } .legend .good { background: var(--tier-good); }
.legend .bad { background: var(--tier-bad); } .legend .unknown { background: var(--tier-unknown); }

/* accounts */
.accounts { list-style: none; padding: 0; counter-reset: place; }
.accounts > li { display: grid; gap: 4px 24px; grid-template-columns: minmax(0, 1fr); padding-block: 15px; border-block-start: 1px solid var(--rule); margin: 0; }
.accounts h3 { margin: 0; font-family: var(--sans); font-size: 1.05rem; }
.accounts p { margin: 2px 0 0; }
.tier { font-size: .8125rem; padding: 1px 8px; border-radius: 3px; border: 1px solid var(--quiet); }
.tier.best { background: var(--accent); border-color: var(--accent); color: #fff; }
.tier.good { background: var(--accent-wash); border-color: var(--accent); color: var(--accent); }
.tier.unknown { border-style: dashed; }
.domain, .within { font-size: .8125rem; line-height: 1.4; color: var(--muted); }
.chance { display: flex; flex-wrap: wrap; gap: 0 14px; align-items: baseline; font-size: .9rem; }
.chance b { font-size: 1.3rem; line-height: 1.2; font-family: var(--serif); }
.why { font-size: .9rem; }
.why p { font-size: .8125rem; color: var(--muted); }
.why ul { list-style: none; margin: 0 0 4px; padding: 0; }
.why li { display: inline; }
.why li + li::before { content: " · "; color: var(--quiet); }
.why .for b { color: var(--accent); }
.why .next { color: var(--ink); border-inline-start: 3px solid var(--accent-soft); padding-inline-start: 9px; margin-block-start: 6px; }
.cuts span { display: block; color: var(--muted); }
footer { color: var(--muted); font-size: .8125rem; padding: 22px 20px 40px; max-width: 1180px; margin: 0 auto; }
@media (min-width: 760px) {
  .accounts > li { grid-template-columns: minmax(0, 30fr) minmax(0, 22fr) minmax(0, 48fr); }
  .chance { display: block; }
}
@media screen and (max-width: 720px) {
  .stacks, .stacks :is(caption, tbody, tr, tbody th) { display: block; }
  .stacks thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stacks tr { padding-block: 10px; border-block-end: 1px solid var(--rule); }
  .stacks tbody :is(th, td) { position: static; padding: 2px 0; border: 0; }
  .stacks tbody td, .data.stacks .text:not(:first-child) { display: flex; gap: .4em; padding-inline: 0; text-align: end; }
  .stacks td::before { content: attr(data-title); margin-inline-end: auto; padding-inline-end: 12px; color: var(--muted); text-align: start; }
  .stacks td.number span { display: inline; }
}
@media (max-width: 520px) {
  .strips th:first-child { width: 44%; padding-inline-end: 8px; }
  .strips th.number:last-child { width: 84px; }
  .number { padding-inline-start: 8px; }
  .strips small { font-size: .75rem; }
}

/* paper */
@page { size: A4; margin: 16mm 15mm 18mm; }
@media print {
  :root { --page: #fff; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { font-size: 10pt; }
  .layout { display: block; padding: 0; }
  main { padding: 0; margin: 0; box-shadow: none; }
  .masthead, footer { padding-inline: 0; }
  nav, details { display: none; }
  section { padding-block: 18px 0; }
  section + section { margin-block-start: 20px; }
  .summary { padding-block-start: 6px; }
  #card, #customers { break-before: page; border: 0; margin: 0; padding: 0; }
  h1 { font-size: 21pt; } h2 { font-size: 15pt; } .figures .value { font-size: 21pt; }
  .summary h2 { font-size: 12pt; }
  h2, h3, h3 + p, caption, .lede, .strips thead, .group { break-after: avoid; }
  tr, figure, .accounts > li, .figures > div, li, .lede, #tiers .strips { break-inside: avoid; }
  caption + thead tr { break-after: avoid; }
  .strips tbody:has(.group) { break-inside: avoid; }
  .strips thead + tbody:has(.group) { break-inside: auto; }
  thead { display: table-header-group; }
  .scroll { container-type: normal; overflow: visible; }
  .scroll :is(caption, tbody th) { position: static; max-width: none; }
  .data { font-size: 8pt; }
  .data :is(th[scope=row], .text:not(:first-child), td.phrase, td.long) { min-width: 0; padding-inline: 0 6px; }
  .data .number { white-space: normal; padding-inline-start: 6px; }
  .two { grid-template-columns: 1fr 1fr; gap: 18px 28px; }
  #customers .two { grid-template-columns: 5fr 3fr; }
  .ranking :is(td, th) { padding-block: 4px; }
  .figures { grid-template-columns: repeat(4, 1fr); gap: 14px; }
  .strips th:first-child { width: 52%; }
  .accounts > li { grid-template-columns: 28fr 20fr 52fr; padding-block: 9px; }
  .chance { display: block; }
}
`
