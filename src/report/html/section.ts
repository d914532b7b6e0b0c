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
function directed(content: string): Html {
  const ofPage = content.includes('\u2068') || !/\p{L}/u.test(content)
  return ofPage ? html`${content}` : html`<bdi>${content}</bdi>`
}

/** A table with its caption; a wide one scrolls by itself, also by keyboard. */
export function table(caption: string, { columns, rows }: DataTable): Html {
  const longText = 60
  const kind = (column: number) => (columns[column]?.number === true ? 'number' : 'text')
  const cell = (content: string, column: number) =>
    column === 0
      ? html`<th scope="row">${directed(content)}</th>`
      : html`<td class="${kind(column)}${content.length > longText ? ' long' : ''}">${directed(content)}</td>`
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
