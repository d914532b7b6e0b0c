import { z } from 'zod'
import { refusal } from '../access/index.ts'
import type { Call } from '../http/index.ts'

/** Lets the sign-in library answer a request, its path and body as ours. @throws Fault, ours for its own */
export async function passOn({
  id,
  request,
  body,
  address,
  services,
  principal,
}: Call): Promise<Response> {
  const headers = new Headers(request.headers)
  headers.set('x-northfit-address', address)
  headers.delete('content-length')
  const json = body === undefined ? '{}' : JSON.stringify(body)
  if (request.method !== 'GET') headers.set('content-type', 'application/json')
  const answer = await services.auth.handler(
    new Request(request.url, {
      method: request.method,
      headers,
      redirect: 'manual',
      ...(request.method === 'GET' ? {} : { body: json }),
    }),
  )
  if (answer.status < 400) {
    const { pathname } = new URL(request.url)
    const who = principal.kind === 'nobody' ? {} : { person: principal.id }
    if (request.method !== 'GET')
      services.log.info({ request: id, pathname, address, ...who }, 'sign-in')
    const response = new Response(answer.body, answer)
    if (pathname.endsWith('/sign-out'))
      response.headers.set('clear-site-data', '"cache", "storage"')
    return response
  }
  const said = refused.catch({}).parse(await answer.json().catch(() => ({})))
  if (answer.status >= 500) throw new Error(`sign-in failed: ${said.code} ${said.message}`)
  throw refusal(answer.status, said)
}

const refused = z.object({ code: z.string().optional(), message: z.string().optional() })
