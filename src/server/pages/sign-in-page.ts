import { html } from 'hono/html'
import { z } from 'zod'
import { emailField, field, form, newPasswordField, passwordField } from './form.ts'
import { type Markup, onward, type PageCall, page } from './page.ts'

const mark = z.string().max(100).optional()

export const signInPage = page({
  path: '/sign-in',
  name: 'signInPage',
  summary: 'Where people sign in, with the second step where they have one',
  query: z.object({ next: onward, confirmed: mark, reset: mark, error: mark }),
  make: (call) => {
    const { t, query, services } = call
    const next = query.next ?? '/account'
    const fields = [emailField('sign-in', t), passwordField('sign-in', t)]
    const submit = t('page.sign_in.title')
    const open = services.settings.signUp === 'open'
    const body = html`${noteOf(call)}
${form({ id: 'sign-in', call: 'POST /v1/auth/sign-in/email', submit, fields, next })}
${secondStep(t, next)}
${confirmAgain(t)}
${providerForm(call, next)}
<p><a href="/reset-password">${t('page.sign_in.forgot')}</a></p>
${open ? html`<p><a href="/sign-up">${t('page.sign_up.title')}</a></p>` : ''}`
    return { title: t('page.sign_in.title'), body }
  },
})

export const signUpPage = page({
  path: '/sign-up',
  name: 'signUpPage',
  summary: 'Where people make an account, where sign-up is open',
  query: z.object({}),
  make: ({ t, services }) => {
    if (services.settings.signUp !== 'open') return '/sign-in'
    const id = 'sign-up'
    const name = field(id, { name: 'name', label: t('page.field.name'), autocomplete: 'name' })
    const fields = [name, emailField(id, t), newPasswordField(id, t)]
    const title = t('page.sign_up.title')
    const call = 'POST /v1/auth/sign-up/email'
    const body = html`${form({ id, call, submit: title, fields, reveal: 'sent' })}
<p class="said" id="sent" hidden>${t('page.sign_up.sent')}</p>
<p><a href="/sign-in">${t('page.sign_in.title')}</a></p>`
    return { title, body }
  },
})

/** What the link that led here has to say. */
function noteOf({ query: { confirmed, reset, error }, t }: PageCall<Notes>): Markup | '' {
  if (error !== undefined)
    return html`<p class="problem" role="alert">${t(confirmed === undefined ? 'page.sign_in.refused' : 'fault.auth.link_invalid')}</p>`
  const said = confirmed === undefined ? reset && 'page.sign_in.reset' : 'page.sign_in.confirmed'
  return said === undefined ? '' : html`<p class="said" role="status">${t(said)}</p>`
}

interface Notes {
  readonly confirmed?: string | undefined
  readonly reset?: string | undefined
  readonly error?: string | undefined
}

function secondStep(t: PageCall['t'], next: string): Markup {
  const submit = t('page.two_factor.confirm')
  const code = (id: string, label: string, numeric: boolean) =>
    field(id, {
      name: 'code',
      label,
      autocomplete: numeric ? 'one-time-code' : 'off',
      ...(numeric ? { numeric } : {}),
    })
  return html`<div id="second-step" hidden><h2>${t('page.sign_in.second')}</h2>
${form({
  id: 'totp',
  call: 'POST /v1/auth/two-factor/verify-totp',
  submit,
  fields: [code('totp', t('page.field.code'), true)],
  next,
})}
<details><summary>${t('page.sign_in.use_recovery')}</summary>
${form({
  id: 'recovery',
  call: 'POST /v1/auth/two-factor/verify-backup-code',
  submit,
  fields: [code('recovery', t('page.field.recovery_code'), false)],
  next,
  quiet: true,
})}</details></div>`
}

/** For those who have not confirmed their address yet; shown when signing in says so. */
function confirmAgain(t: PageCall['t']): Markup {
  return html`<div data-for-code="auth.email_not_verified" hidden>
${form({
  id: 'resend',
  call: 'POST /v1/auth/send-verification-email',
  submit: t('page.sign_in.resend'),
  fields: [emailField('resend', t)],
  reveal: 'resent',
  quiet: true,
})}<p class="said" id="resent" hidden>${t('page.sign_in.resent')}</p></div>`
}

/** Single sign-on, where there is a provider. */
export function providerForm({ services, t }: PageCall, callbackURL: string): Markup | '' {
  if (services.settings.oidc === undefined) return ''
  return form({
    id: 'provider',
    call: 'POST /v1/auth/sign-in/social',
    submit: t('page.sign_in.provider'),
    fixed: { provider: 'oidc', callbackURL },
    quiet: true,
  })
}
