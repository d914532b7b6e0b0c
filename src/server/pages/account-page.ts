import { html } from 'hono/html'
import { sql } from 'kysely'
import { z } from 'zod'
import { atLeast, isRole, scopes } from '../access/index.ts'
import { field, form, newPasswordField, passwordField } from './form.ts'
import { type Markup, type PageCall, page } from './page.ts'

export const accountPage = page({
  path: '/account',
  name: 'accountPage',
  summary: 'Who one is: organisations, API keys, two-factor sign-in, sessions',
  query: z.object({}),
  make: async (call) => {
    const { principal, t } = call
    if (principal.kind !== 'user') return '/sign-in?next=/account'
    const { name, email } = principal
    const signOut = {
      id: 'sign-out',
      call: 'POST /v1/auth/sign-out',
      submit: t('page.account.sign_out'),
    }
    const body = html`<p>${t('page.account.who', { name, email })}</p>
${form({ ...signOut, next: '/sign-in', quiet: true })}
${await organizationsPart(call, principal.id)}
${await passwordPart(call, principal)}
${await twoFactorPart(call, principal)}
${await sessionsPart(call, principal.session)}`
    return { title: t('page.account.title'), body }
  },
})

interface Who {
  readonly id: string
  readonly email: string
}

interface Membership {
  readonly id: string
  readonly name: string
  readonly role: string
}

async function organizationsPart(call: PageCall, user: string): Promise<Markup> {
  const { services, t } = call
  const { rows } = await sql<Membership>`select organization.id, name, role
    from member join organization on organization.id = "organizationId"
    where "userId" = ${user} order by member."createdAt", member.id`.execute(services.records.db)
  const manages = rows.filter(({ role }) => isRole(role) && atLeast(role, 'admin'))
  const organization = field('organization', {
    name: 'organization',
    label: t('page.field.organization'),
    autocomplete: 'organization',
  })
  const make = form({
    id: 'organization',
    call: 'POST /v1/organizations',
    submit: t('page.account.new_organization'),
    fields: [organization],
    next: '/account',
    quiet: true,
  })
  return html`<section><h2>${t('page.account.organizations')}</h2>
${
  rows.length === 0
    ? html`<p>${t('page.account.no_organization')}</p>`
    : html`<ul class="rows">${rows.map(
        ({ name, role }) =>
          html`<li><bdi>${name}</bdi> <small>${t(`page.role.${role}`)}</small></li>`,
      )}</ul>`
}
${services.settings.signUp === 'open' ? make : ''}</section>
${await Promise.all(manages.map((one, index) => keyPart(call, one, `key${index}`)))}`
}

async function keyPart(
  call: PageCall,
  { id: organization, name }: Membership,
  id: string,
): Promise<Markup> {
  const { t } = call
  const fields = [
    field(id, { name: 'name', label: t('page.field.key_name') }),
    html`<fieldset><legend>${t('page.field.scopes')}</legend>${scopes.map(
      (scope) =>
        html`<label><input type="checkbox" name="scopes[]" value="${scope}">${t(`page.scope.${scope}`)}</label>`,
    )}<small class="wrong" data-wrong="scopes"></small></fieldset>`,
  ]
  const keys = `/v1/organizations/${encodeURIComponent(organization)}/keys`
  const submit = t('page.account.key_make')
  return html`<section><h2>${t('page.account.key', { organization: name })}</h2>
<p class="lede">${t('page.account.key_lede')}</p>
${form({ id, call: `POST ${keys}`, submit, fields, reveal: `${id}-made` })}
<div id="${id}-made" class="said" hidden><p>${t('page.account.key_made')}</p>
<p class="secret" id="${id}-key" data-answer="key"></p>
<p><button type="button" class="quiet" data-copy="${id}-key">${t('page.account.copy')}</button>
<span role="status" id="${id}-key-copied" data-said="${t('page.account.copied')}"></span></p></div>
${await keyList(call, organization, keys)}</section>`
}

/** The keys that open something, each with its last use and a way to revoke it. */
async function keyList(
  { services, translator, t, now }: PageCall,
  organization: string,
  path: string,
): Promise<Markup> {
  const keys = await services.records.db
    .selectFrom('apiKey')
    .selectAll()
    .where('organizationId', '=', organization)
    .where('revokedAt', 'is', null)
    .where((is) => is.or([is('expiresAt', 'is', null), is('expiresAt', '>', now)]))
    .orderBy('createdAt', 'desc')
    .execute()
  const day = (date: Date | null) =>
    date === null ? undefined : translator.date(date.toISOString())
  return html`<ul class="rows">${keys.map(
    ({ id, name, start, scopes: may, lastUsedAt, expiresAt }) => {
      const facts = {
        // Set apart, so that it reads from left to right in every language.
        start: `\u2068${start}…\u2069`,
        scopes: translator.list(may.map((scope) => t(`page.scope.${scope}`))),
        used: day(lastUsedAt) ?? '–',
        expires: day(expiresAt) ?? '–',
      }
      const revoke = form({
        id: `revoke-${id}`,
        call: `DELETE ${path}/${id}`,
        submit: t('page.account.key_revoke'),
        next: '/account',
        quiet: true,
        about: `key-${id}`,
      })
      return html`<li><span id="key-${id}"><bdi>${name}</bdi>
<small>${t('page.account.key_facts', facts)}</small></span>${revoke}</li>`
    },
  )}</ul>`
}

/** Nothing for those who have none, because they come by single sign-on. */
async function passwordPart({ services, t }: PageCall, { id: user, email }: Who): Promise<Markup> {
  const { rows } = await sql`select from account
    where "userId" = ${user} and "providerId" = 'credential'`.execute(services.records.db)
  if (rows.length === 0) return html``
  const id = 'password'
  const current = field(id, {
    name: 'currentPassword',
    label: t('page.field.current_password'),
    type: 'password',
    autocomplete: 'current-password',
  })
  return html`<section><h2>${t('page.field.password')}</h2>
<p>${t('page.account.password_lede')}</p>
${form({
  id,
  call: 'POST /v1/auth/change-password',
  submit: t('page.account.password_change'),
  fields: [current, newPasswordField(id, t, 'newPassword')],
  username: email,
  next: '/account',
  quiet: true,
})}</section>`
}

async function twoFactorPart({ services, t }: PageCall, { id: user, email }: Who): Promise<Markup> {
  const person = await services.records.db
    .selectFrom('person')
    .select('twoFactor')
    .where('id', '=', user)
    .executeTakeFirst()
  const on = person?.twoFactor === true
  const id = 'two-factor'
  const code = field('confirm', {
    name: 'code',
    label: t('page.field.code'),
    autocomplete: 'one-time-code',
    numeric: true,
  })
  const turn = form({
    id,
    call: `POST /v1/auth/two-factor/${on ? 'disable' : 'enable'}`,
    submit: t(`page.two_factor.turn_${on ? 'off' : 'on'}`),
    fields: [passwordField(id, t)],
    username: email,
    ...(on ? { next: '/account' } : { reveal: 'two-factor-begun' }),
    quiet: true,
  })
  const confirm = form({
    id: 'confirm',
    call: 'POST /v1/auth/two-factor/verify-totp',
    submit: t('page.two_factor.confirm'),
    fields: [code],
    next: '/account',
  })
  return html`<section><h2>${t('page.two_factor.title')}</h2>
<p>${t(`page.two_factor.${on ? 'on' : 'off'}`)}</p>
${turn}
<div id="two-factor-begun" hidden><p>${t('page.two_factor.next')}</p>
<p><a href="/account" data-answer="totpURI">${t('page.two_factor.open')}</a></p>
<h3>${t('page.two_factor.secret')}</h3><p class="secret" data-secret-of="totpURI"></p>
<h3>${t('page.two_factor.codes')}</h3><ul class="codes" data-answer="backupCodes"></ul>
${confirm}</div></section>`
}

async function sessionsPart(call: PageCall, current: string): Promise<Markup> {
  const { services, request, translator, t } = call
  const all = await services.auth.api.listSessions({ headers: request.headers })
  const revoke = { call: 'POST /v1/auth/revoke-session', submit: t('page.account.end') }
  const others = { id: 'end-others', call: 'POST /v1/auth/revoke-other-sessions' }
  return html`<section><h2>${t('page.account.sessions')}</h2>
<ul class="rows">${all.map(({ id, token, userAgent, ipAddress, createdAt }, index) => {
    const facts = { date: translator.date(createdAt.toISOString()), address: ipAddress || '–' }
    const end = form({
      ...revoke,
      id: `end${index}`,
      fixed: { token },
      next: '/account',
      quiet: true,
      about: `session${index}`,
    })
    return html`<li><span id="session${index}"><bdi>${device(userAgent) ?? t('page.account.unknown_device')}</bdi>
<small>${t('page.account.session', facts)}</small></span>
${id === current ? html`<small>${t('page.account.here')}</small>` : end}</li>`
  })}</ul>
${all.length < 2 ? '' : form({ ...others, submit: t('page.account.end_others'), next: '/account', quiet: true })}</section>`
}

/** What a browser calls itself and its system, without version numbers. */
function device(agent: string | null | undefined): string | undefined {
  if (agent === null || agent === undefined) return undefined
  const browser = /(Firefox|Edg|OPR|Chrome|Safari)\//.exec(agent)?.[1]
  const system = /\(([^;)]+)/.exec(agent)?.[1]
  return browser === undefined ? undefined : [browser, system].filter(Boolean).join(', ')
}
