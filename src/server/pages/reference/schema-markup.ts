import { html } from 'hono/html'
import type { Markup } from '../page.ts'
import { nameOf, type Schema } from './document.ts'

/** A schema in short: its type, with what it may hold. */
export function typeMarkup(schema: Schema): Markup {
  if (schema.$ref !== undefined) {
    const name = nameOf(schema.$ref)
    return html`<a href="#schema-${name}">${name}</a>`
  }
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`
  if (schema.enum !== undefined)
    return oneOf(schema.enum.map((value) => html`<code>${String(value)}</code>`))
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return oneOf(choices.map(typeMarkup))
  if (schema.prefixItems !== undefined)
    return html`[${schema.prefixItems.map((part, index) => html`${index === 0 ? '' : ', '}${typeMarkup(part)}`)}]`
  if (schema.type === 'array')
    return html`list of ${typeMarkup(schema.items ?? {})}${limits(schema)}`
  const type = [schema.type ?? 'anything'].flat().join(' or ')
  return html`${schema.format ?? type}${limits(schema)}`
}

function oneOf(parts: readonly Markup[]): Markup {
  return html`${parts.map((part, index) => (index === 0 ? part : html` or ${part}`))}`
}

function limits(schema: Schema): string {
  const { minimum, maximum, minLength, maxLength, minItems, maxItems } = schema
  const least = minimum ?? minLength ?? minItems
  const most = maximum ?? maxLength ?? maxItems
  const known = (bound: number | undefined) =>
    bound === undefined || Math.abs(bound) >= Number.MAX_SAFE_INTEGER ? undefined : bound
  const [from, to] = [known(least), known(most)]
  if (from === undefined && to === undefined) return ''
  const unit = minLength === undefined && maxLength === undefined ? '' : ' characters'
  return to === undefined ? ` (at least ${from}${unit})` : ` (${from ?? 0} to ${to}${unit})`
}

/** The parts of an object, those inside its parts below them. */
export function schemaMarkup(schema: Schema): Markup {
  const { properties, required = [] } = schema
  if (schema.type === 'array' && schema.items?.properties !== undefined)
    return html`<p>List of:</p>${schemaMarkup(schema.items)}`
  if (properties === undefined) return html`<p>${typeMarkup(schema)}</p>`
  return html`<dl class="parts">${Object.entries(properties).map(
    ([name, part]) => html`<div><dt><code>${name}</code> <small>${typeMarkup(part)}${
      required.includes(name) ? ', required' : ''
    }${part.default === undefined ? '' : html`, else <code>${JSON.stringify(part.default)}</code>`}</small></dt>
<dd>${part.description ?? ''}${inner(part)}</dd></div>`,
  )}</dl>`
}

function inner(part: Schema): Markup | '' {
  if (part.properties !== undefined) return schemaMarkup(part)
  return part.items?.properties === undefined ? '' : schemaMarkup(part.items)
}
