import { z } from 'zod'
import { Fault } from '../../domain/index.ts'
import { authPath, requireUnguessable } from '../access/index.ts'
import { bare, route } from '../http/index.ts'
import { passOn } from './pass-on.ts'
import { newcomer } from './people.ts'

export const signUpRoutes = [
  route({
    ...bare,
    method: 'post',
    path: `${authPath}/sign-up/email`,
    name: 'signUp',
    tag: 'Sign-in',
    summary:
      'Make an account, where sign-up is open; the link that confirms the address comes by e-mail. Says nothing of who has an account',
    access: { at: 'public' },
    perMinute: 10,
    body: newcomer.extend({ email: z.email().max(320) }),
    status: 202,
    answer: z.object({ status: z.literal('sent') }),
    handle: async (call) => {
      const { services, body, translator } = call
      if (services.settings.signUp !== 'open') throw new Fault('auth.closed')
      await requireUnguessable(services.records.db, body.password, body)
      await passOn({ ...call, body: { ...body, language: translator.language } })
      await services.auth.api.sendVerificationEmail({ body: { email: body.email } })
      return { body: { status: 'sent' as const } }
    },
  }),
]
