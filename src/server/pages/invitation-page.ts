import { html } from 'hono/html'
import { sql } from 'kysely'
import { z } from 'zod'
import { field, form, newPasswordField } from './form.ts'
import { type Markup, type PageCall, page } from './page.ts'
import { providerForm } from './sign-in-page.ts'

interface Invitation {
  readonly id: string
  readonly email: string
  readonly role: string
  readonly organization: string
}

export const invitationPage = page({
  path: '/invitation',
  name: 'invitationPage',
  summary: 'Where somebody who was invited joins',
  query: z.object({ id: z.string().max(100).optional() }),
  make: async (call) => {
    const { query, t } = call
    const invitation = query.id === undefined ? undefined : await waiting(call, query.id)
    if (invitation === undefined) {
      // Whoever opens the link of an invitation they have answered wants to come in.
      const body = html`<p>${t('fault.auth.invitation')}</p>
<p><a href="/sign-in">${t('page.sign_in.title')}</a></p>`
      return { title: t('page.invitation.gone'), body }
    }
    const { email, role, organization } = invitation
    const body = html`<p class="lede">${t('page.invitation.lede', { email, role: t(`page.role.${role}`) })}</p>
${answers(call, invitation)}`
    return { title: t('page.invitation.title', { organization }), body }
  },
})

/** The ways to join that are open to whoever looks. */
function answers(call: PageCall, { id, email }: Invitation): Markup {
  const { principal, t } = call
  const accept = { id: 'join', call: `POST /v1/invitations/${encodeURIComponent(id)}/accept` }
  const here = `/invitation?id=${encodeURIComponent(id)}`
  const submit = t('page.invitation.join')
  if (principal.kind !== 'user') {
    const name = field('join', { name: 'name', label: t('page.field.name'), autocomplete: 'name' })
    return html`${form({
      ...accept,
      submit,
      fields: [name, newPasswordField('join', t)],
      username: email,
      next: '/account',
    })}
${providerForm(call, here)}
<p><a href="/sign-in?next=${encodeURIComponent(here)}">${t('page.invitation.have')}</a></p>`
  }
  if (principal.email.toLowerCase() === email.toLowerCase())
    return form({ ...accept, submit, next: '/account' })
  const signOut = {
    id: 'sign-out',
    call: 'POST /v1/auth/sign-out',
    submit: t('page.account.sign_out'),
  }
  return html`<p class="problem">${t('fault.auth.other_address')}</p>
${form({ ...signOut, next: here, quiet: true })}`
}

async function waiting({ services, now }: PageCall, id: string): Promise<Invitation | undefined> {
  const { rows } =
    await sql<Invitation>`select invitation.id, email, role, organization.name as organization
    from invitation join organization on organization.id = "organizationId"
    where invitation.id = ${id} and status = 'pending' and "expiresAt" > ${now}`.execute(
      services.records.db,
    )
  return rows[0]
}
