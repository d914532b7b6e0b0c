/** Text that is safe to stand in a page. Made only by `html` and `trusted`. */
export interface Html {
  readonly html: string
}

type Part = Html | string | number | undefined | false | readonly (Html | false | undefined)[]

/** Markup from a template: whatever is put in is escaped, unless it was made by `html` itself. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const filled = texts.map((text, index) => (index === 0 ? text : render(parts[index - 1]) + text))
  return { html: filled.join('') }
}

/** Markup from elsewhere that is known to be safe: a picture, a style sheet. */
export function trusted(text: string): Html {
  return { html: text }
}

function render(part: Part): string {
  if (part === undefined || part === false) return ''
  if (typeof part === 'string') return escapeHtml(part)
  if (typeof part === 'number') return String(part)
  if ('html' in part) return part.html
  return part.map(render).join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter)
}
