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

/** A table with its caption; a wide one scrolls by itself, also by keyboard. */
export function table(caption: string, { columns, rows }: DataTable): Html {
  const kind = (column: number) => (columns[column]?.number === true ? 'number' : 'text')
  const cell = (content: string, column: number) =>
    column === 0
      ? html`<th scope="row"><bdi>${content}</bdi></th>`
      : html`<td class="${kind(column)}"><bdi>${content}</bdi></td>`
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
