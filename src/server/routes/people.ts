import { z } from 'zod'
import type { Session } from '../access/index.ts'

/** What somebody new says of themselves. */
export const newcomer = z.object({
  name: z.string().trim().min(1).max(200),
  password: z.string().min(12).max(256),
})

/** A document together with the cookies of a session. */
export function withSession(session: Session, status: number, body: object): Response {
  const headers = new Headers({ 'content-type': 'application/json' })
  for (const cookie of session.cookies) headers.append('set-cookie', cookie)
  return new Response(JSON.stringify(body), { status, headers })
}
