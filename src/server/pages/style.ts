/** The look of the pages: as the report's, with forms. Logical properties, so that Persian mirrors by itself. */
export const style = `
:root {
  --accent: #0b6b63; --accent-wash: #eef6f4; --ink: #1c2326; --muted: #566168; --rule: #dde2e3;
  --edge: #7b868c; --paper: #fff; --page: #f5f4f0; --wrong: #a3231d;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif;
  --serif: "Iowan Old Style", Charter, "Source Serif 4", Georgia, "Noto Serif", serif;
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono", monospace;
}
:lang(fa) { --sans: Vazirmatn, "Noto Sans Arabic", "Noto Naskh Arabic", "Segoe UI", Tahoma, sans-serif; --serif: var(--sans); }
:lang(th) { --sans: "Noto Sans Thai", "Sukhumvit Set", "Leelawadee UI", Tahoma, sans-serif; --serif: var(--sans); }
:lang(zh) { --sans: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif; --serif: var(--sans); }
:lang(vi) { --serif: Charter, Georgia, "Noto Serif", serif; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.55 var(--sans); overflow-wrap: anywhere; }
body:is(:lang(th), :lang(fa)) { line-height: 1.75; }
header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 4px 24px; max-width: 720px; margin: 0 auto; padding: 18px 20px 12px; font-size: .875rem; }
.brand { color: var(--ink); font-weight: 650; text-decoration: none; }
header nav { display: flex; flex-wrap: wrap; gap: 2px 14px; }
header nav :is(a, span) { padding-block: 3px; }
header nav a { color: var(--muted); }
main { max-width: 720px; margin: 0 auto 48px; padding: 32px 20px 36px; background: var(--paper); }
main.wide, body.wide header { max-width: 1000px; }
@media (min-width: 760px) { main { padding: 44px 56px 52px; box-shadow: 0 1px 3px rgb(28 35 38 / 9%); } }
h1, h2, h3 { font-family: var(--serif); font-weight: 600; line-height: 1.25; margin: 0; text-wrap: balance; }
:is(h1, h2, h3):is(:lang(th), :lang(fa)) { line-height: 1.5; }
h1 { font-size: clamp(1.6rem, 1.2rem + 2vw, 2.2rem); }
h2 { font-size: 1.3rem; }
h3 { font-size: 1.05rem; margin-block-start: 22px; }
section { margin-block-start: 36px; padding-block-start: 28px; border-block-start: 1px solid var(--rule); }
p, ul, ol, dl { margin-block: .6em 0; max-width: 62ch; }
small, .lede { color: var(--muted); }
small { font-size: .875rem; }
a { color: var(--accent); text-underline-offset: 2px; }
:is(a, button, input, summary, [tabindex]):focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
form { max-width: 420px; }
.field { display: grid; gap: 4px; margin-block-start: 18px; }
label, legend { font-weight: 600; }
legend { padding: 0; }
fieldset { border: 0; padding: 0; margin: 18px 0 0; display: grid; gap: 4px; }
fieldset label { font-weight: 400; display: flex; gap: 10px; align-items: center; padding-block: 3px; }
input:not([type=checkbox], [type=hidden]) { font: inherit; color: inherit; inline-size: 100%; min-block-size: 44px; padding: 8px 12px; border: 1px solid var(--edge); border-radius: 4px; background: var(--paper); }
input[dir=ltr]:dir(ltr) { text-align: start; }
[dir=rtl] input[dir=ltr] { text-align: end; }
input[type=checkbox] { margin: 0; inline-size: 18px; block-size: 18px; accent-color: var(--accent); }
input[aria-invalid=true] { border-color: var(--wrong); border-width: 2px; }
.wrong, .problem { color: var(--wrong); }
:is(.wrong, .problem):empty { display: none; }
.problem, .said { border-inline-start: 3px solid currentcolor; padding: 6px 14px; }
.said { border-color: var(--accent); background: var(--accent-wash); margin-block-start: 20px; max-width: 62ch; padding-block: 10px; }
.said .secret { background: var(--paper); }
#two-factor-begun { margin-block-start: 24px; }
button { font: inherit; font-weight: 600; min-block-size: 44px; padding: 8px 22px; border: 1px solid var(--accent); border-radius: 4px; background: var(--accent); color: #fff; cursor: pointer; }
button.quiet { background: transparent; color: var(--accent); }
button:hover { filter: brightness(.92); }
button[aria-busy=true] { opacity: .7; cursor: progress; }
form > p:last-child { margin-block-start: 20px; }
.rows { list-style: none; padding: 0; max-width: none; }
.rows > li { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 4px 20px; padding-block: 10px; border-block-end: 1px solid var(--rule); }
.rows > li > span { flex: 1 1 14em; }
.rows form > p { margin: 0; }
.rows small { display: block; }
code, .secret { font-family: var(--mono); font-size: .92em; direction: ltr; unicode-bidi: isolate; }
.secret { display: block; padding: 10px 14px; background: var(--page); border-radius: 4px; user-select: all; }
.codes { font-family: var(--mono); columns: 2; direction: ltr; }
main:has(.reference), body:has(.reference) header { max-width: 1000px; }
.reference article { padding-block: 20px 8px; border-block-end: 1px solid var(--rule); scroll-margin-block-start: 12px; }
.reference h3 { margin: 0; } .reference h3 a { color: inherit; text-decoration: none; }
.reference h4 { margin: 18px 0 0; font-size: .875rem; color: var(--muted); }
.reference nav ul { columns: 14em; list-style: none; padding: 0; max-width: none; }
.reference pre { margin: 6px 0 0; padding: 12px 16px; background: var(--page); border-radius: 4px; overflow-x: auto; font-size: .875rem; line-height: 1.5; }
.parts { max-width: none; } .parts > div { padding-block: 4px; }
.parts dd { margin: 0; } .parts .parts { margin: 2px 0 4px; padding-inline-start: 18px; border-inline-start: 2px solid var(--rule); }
summary { cursor: pointer; color: var(--accent); padding-block: 8px; width: fit-content; }
`
