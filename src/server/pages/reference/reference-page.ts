import { html } from 'hono/html'
import { z } from 'zod'
import { type Markup, page } from '../page.ts'
import { type Content, type Operation, readDocument } from './document.ts'
import { curl, type Schemas } from './example.ts'
import { schemaMarkup, typeMarkup } from './schema-markup.ts'

interface Described {
  readonly method: string
  readonly path: string
  readonly operation: Operation
}

/** All of the API to read: made from the document that programs read. */
export function referencePage(openApi: () => object) {
  let body: Markup | undefined
  return page({
    path: '/docs/api',
    name: 'referencePage',
    summary: 'All of the API to read, made from the OpenAPI document',
    query: z.object({}),
    make: async ({ t }) => {
      body ??= await bodyOf(openApi())
      return { title: t('page.reference'), body }
    },
  })
}

function bodyOf(openApi: object): Markup {
  const { info, paths, components } = readDocument(openApi)
  const all = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method, path, operation })),
  )
  const groups = Map.groupBy(all, ({ operation }) => operation.tags[0] ?? '')
  return html`<div lang="en" dir="ltr" class="reference">
<p class="lede">Version ${info.version}. ${info.description}
For programs: <a href="/v1/openapi.json">/v1/openapi.json</a>. Examples need
<code>NORTHFIT</code> (where this server is) and <code>NORTHFIT_KEY</code> (an API key), or, for what keys may not
do, <code>NORTHFIT_SESSION</code> (the <code>token</code> of setting up, or <code>set-auth-token</code> of signing in).</p>
<nav aria-label="Contents"><ul>${[...groups].map(
    ([tag, operations]) =>
      html`<li><a href="#${slug(tag)}">${tag}</a> <small>${operations.length}</small></li>`,
  )}<li><a href="#schemas">Schemas</a></li></ul></nav>
${[...groups].map(
  ([tag, operations]) => html`<section id="${slug(tag)}"><h2>${tag}</h2>
${operations.map((one) => operationMarkup(one, components.schemas))}</section>`,
)}
<section id="schemas"><h2>Schemas</h2>${Object.entries(components.schemas).map(
    ([name, schema]) =>
      html`<article id="schema-${name}"><h3>${name}</h3>${schemaMarkup(schema)}</article>`,
  )}</section></div>`
}

function operationMarkup({ method, path, operation }: Described, schemas: Schemas): Markup {
  const { operationId, summary, description, parameters, requestBody, responses } = operation
  const answers = Object.entries(responses).filter(([status]) => status !== 'default')
  return html`<article id="${operationId}"><h3><a href="#${operationId}">${summary}</a></h3>
<p><code><b>${method.toUpperCase()}</b> ${path}</code></p>
<p>${description}</p>
${
  parameters.length === 0
    ? ''
    : html`<h4>Parameters</h4><dl class="parts">${parameters.map(
        ({ name, in: at, required, schema = {} }) => html`<div><dt><code>${name}</code>
<small>${at}, ${typeMarkup(schema)}${required ? ', required' : ''}</small></dt><dd>${schema.description ?? ''}</dd></div>`,
      )}</dl>`
}
${requestBody === undefined ? '' : html`<h4>Body</h4>${contentMarkup(requestBody.content)}`}
<h4>Answer</h4>${answers.map(
    ([status, { content = {} }]) => html`<p>Status ${status}</p>${contentMarkup(content)}`,
  )}
<h4>Example</h4><pre tabindex="0"><code>${curl(method, path, operation, schemas)}</code></pre></article>`
}

function contentMarkup(content: Content): Markup {
  return html`${Object.entries(content).map(([type, { schema }]) =>
    type === 'application/json' ? schemaMarkup(schema) : html`<p><code>${type}</code></p>`,
  )}`
}

function slug(tag: string): string {
  return tag.toLowerCase().replaceAll(/\W+/g, '-')
}
