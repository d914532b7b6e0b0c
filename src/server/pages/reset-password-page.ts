import { html } from 'hono/html'
import { z } from 'zod'
import { emailField, form, newPasswordField } from './form.ts'
import { page } from './page.ts'

export const resetPasswordPage = page({
  path: '/reset-password',
  name: 'resetPasswordPage',
  summary: 'Where a forgotten password is set anew: first asks for the letter, then takes its link',
  query: z.object({ token: z.string().max(500).optional() }),
  make: ({ query: { token }, t }) => {
    const back = html`<p><a href="/sign-in">${t('page.sign_in.title')}</a></p>`
    if (token === undefined) {
      const call = 'POST /v1/auth/request-password-reset'
      const fields = [emailField('ask', t)]
      const submit = t('page.reset.send')
      const body = html`${form({ id: 'ask', call, submit, fields, reveal: 'sent' })}
<p class="said" id="sent" hidden>${t('page.reset.sent')}</p>
${back}`
      return { title: t('page.reset.ask'), body }
    }
    const title = t('page.reset.title')
    const call = 'POST /v1/auth/reset-password'
    const fields = [newPasswordField('reset', t, 'newPassword')]
    const next = '/sign-in?reset=yes'
    const body = html`<p class="lede">${t('page.reset.lede')}</p>
${form({ id: 'reset', call, submit: title, fields, fixed: { token }, next })}
${back}`
    return { title, body }
  },
})
