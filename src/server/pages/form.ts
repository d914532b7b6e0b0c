import { html } from 'hono/html'
import type { Translator } from '../../messages/index.ts'
import type { Markup } from './page.ts'

interface Field {
  readonly name: string
  readonly label: string
  readonly type?: 'text' | 'email' | 'password'
  readonly autocomplete?: string
  readonly hint?: string
  readonly least?: number
  readonly numeric?: true
}

/** One input with its label; what is wrong with it stands below it. */
export function field(form: string, given: Field): Markup {
  const { name, label, type = 'text', autocomplete = 'off', hint, least, numeric } = given
  const id = `${form}-${name}`
  const described = [hint === undefined ? '' : `${id}-hint`, `${id}-wrong`].join(' ').trim()
  return html`<p class="field"><label for="${id}">${label}</label>
<input id="${id}" name="${name}" type="${type}" autocomplete="${autocomplete}" required maxlength="256"
 aria-describedby="${described}"${least === undefined ? '' : html` minlength="${least}"`}${
   numeric === undefined ? '' : html` inputmode="numeric"`
 }${type === 'text' ? '' : html` dir="ltr"`}>
${hint === undefined ? '' : html`<small id="${id}-hint">${hint}</small>`}
<small class="wrong" id="${id}-wrong" data-wrong="${name}"></small></p>`
}

export const emailField = (form: string, t: Translator['t']) =>
  field(form, {
    name: 'email',
    label: t('page.field.email'),
    type: 'email',
    autocomplete: 'username',
  })

export const passwordField = (form: string, t: Translator['t']) =>
  field(form, {
    name: 'password',
    label: t('page.field.password'),
    type: 'password',
    autocomplete: 'current-password',
  })

/** A password that somebody thinks of now. */
export const newPasswordField = (form: string, t: Translator['t'], name = 'password') =>
  field(form, {
    name,
    label: t(name === 'password' ? 'page.field.password' : 'page.field.new_password'),
    type: 'password',
    autocomplete: 'new-password',
    hint: t('page.field.password_hint'),
    least: 12,
  })

interface Form {
  readonly id: string
  /** `POST /v1/setup`: what it calls. */
  readonly call: string
  readonly submit: string
  readonly fields?: readonly Markup[]
  /** What goes with the fields and nobody changes. */
  readonly fixed?: Readonly<Record<string, string>>
  /** The page to go to when it is done. */
  readonly next?: string
  /** Id of what is shown when it is done, with the answer's parts in it. */
  readonly reveal?: string
  readonly quiet?: boolean
  /** Id of the words that tell this button from others of its name. */
  readonly about?: string
  /** Whose password it is, so that the browser keeps the two together. */
  readonly username?: string
}

/** A form that calls the API; src/server/pages/browser/forms.js sends it. */
export function form({
  id,
  call,
  submit,
  fields = [],
  fixed = {},
  next,
  reveal,
  quiet,
  about,
  username,
}: Form): Markup {
  return html`<form id="${id}" method="post" data-call="${call}"${
    next === undefined ? '' : html` data-next="${next}"`
  }${reveal === undefined ? '' : html` data-reveal="${reveal}"`}>
${Object.entries(fixed).map(
  ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
)}
${
  username === undefined
    ? ''
    : html`<input hidden autocomplete="username" value="${username}">
`
}${fields}
<p class="problem" role="alert" aria-live="assertive" data-problem></p>
<p><button type="submit"${quiet === true ? html` class="quiet"` : ''}${
    about === undefined ? '' : html` aria-describedby="${about}"`
  }>${submit}</button></p>
</form>`
}
