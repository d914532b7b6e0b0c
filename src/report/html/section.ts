import type { DataTable } from '../wording/index.ts'
import { type Html, html } from './markup.ts'

/** A part of the report: its heading, one sentence that says how to read it, and its body. */
export function section(id: string, title: string, lede: string | undefined, body: Html): Html {
  return html`<section id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading">${title}</h2>
${lede !== undefined && html`<p class="lede">${lede}</p>`}
${body}
</section>
`
}

/**
 * A name of the user's has the direction of its own letters. What we compose, with names set apart inside, and
 * what has no letters at all has that of the page.
 */
export function directed(content: string): Html {
  const ofPage = content.includes('\u2068') || !/\p{L}/u.test(content)
  return ofPage ? html`${content}` : html`<bdi>${content}</bdi>`
}

/** A figure with its range, which may stand on the next line but breaks nowhere else. */
function figure(content: string): Html {
  const [value = '', ...range] = content.split(/ (?=\()|(?=（)/)
  return range.length === 0 ? html`${content}` : html`${value} <span>${range.join(' ')}</span>`
}

/** How much room a text asks for: a word none, a phrase some, a sentence more. */
function width({ length }: string): string {
  if (length > 60) return ' long'
  return length > 14 ? ' phrase' : ''
}

/**
 * A table of as many columns as do not stand side by side on a telephone: there every row is a block, with the
 * titles before the figures. The words of the last column stand under the row's name.
 */
export function stackedTable(caption: string, { columns, rows }: DataTable): Html {
  const figures = columns.slice(1, -1)
  const title = (place: number) => figures[place]?.title ?? ''
  const kind = (place: number) => (figures[place]?.number === true ? 'number' : 'text')
  const cell = (content: string, place: number) =>
    html`<td role="cell" class="${kind(place)}${/\p{Nd}/u.test(content) ? '' : ' words'}" data-title="${title(place)}">${figure(content)}</td>`
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table role="table" class="data stacks">
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.slice(0, -1).map(({ title }, column) => html`<th role="columnheader" scope="col" class="${column === 0 ? 'text' : kind(column - 1)}">${title}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map(
    ([
      name = '',
      ...cells
    ]) => html`<tr role="row"><th role="rowheader" scope="row" class="text">${directed(name)}<small>${directed(cells.at(-1) ?? '')}</small></th>${cells.slice(0, -1).map(cell)}</tr>
`,
  )}</tbody>
</table></div>`
}

/** A table with its caption; a wide one scrolls by itself, also by keyboard. */
export function table(caption: string, { columns, rows }: DataTable): Html {
  const kind = (column: number) => (columns[column]?.number === true ? 'number' : 'text')
  const cell = (content: string, column: number) =>
    column === 0
      ? html`<th scope="row" class="${kind(0)}">${directed(content)}</th>`
      : kind(column) === 'number'
        ? html`<td class="number${/\p{Nd}/u.test(content) ? '' : ' words'}">${figure(content)}</td>`
        : html`<td class="text${width(content)}">${directed(content)}</td>`
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table class="data">
<caption>${caption}</caption>
<thead><tr>${columns.map(({ title }, column) => html`<th scope="col" class="${kind(column)}">${title}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) => html`<tr>${row.map(cell)}</tr>
`,
  )}</tbody>
</table></div>`
}

/** What stands behind a picture, folded away on the screen and left out of print. */
export function dataBehind(summary: string, body: Html): Html {
  return html`<details><summary>${summary}</summary>${body}</details>`
}
