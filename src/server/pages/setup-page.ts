import { html } from 'hono/html'
import { z } from 'zod'
import { emailField, field, form, newPasswordField } from './form.ts'
import { page } from './page.ts'

export const setupPage = page({
  path: '/setup',
  name: 'setupPage',
  summary: 'Where the first owner makes their account, by the link of the terminal',
  query: z.object({ token: z.string().max(200).optional() }),
  make: async ({ services, query: { token }, t }) => {
    const title = t('page.setup.title')
    const owner = await services.records.db.selectFrom('membership').select('id').limit(1).execute()
    if (owner.length > 0) {
      const link = html`<a href="/sign-in">${t('page.sign_in.title')}</a>`
      return { title, body: html`<p>${t('page.setup.done')} ${link}</p>` }
    }
    if (token === undefined) return { title, body: html`<p>${t('page.setup.no_token')}</p>` }
    const id = 'setup'
    const fields = [
      field(id, { name: 'name', label: t('page.field.name'), autocomplete: 'name' }),
      emailField(id, t),
      newPasswordField(id, t),
      field(id, {
        name: 'organization',
        label: t('page.field.organization'),
        autocomplete: 'organization',
      }),
    ]
    const call = 'POST /v1/setup'
    const submit = t('page.setup.submit')
    const body = html`<p class="lede">${t('page.setup.lede')}</p>
${form({ id, call, submit, fields, fixed: { token }, next: '/account' })}`
    return { title, body }
  },
})
