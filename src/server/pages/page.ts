import { html } from 'hono/html'
import { z } from 'zod'
import { isLanguage, languages, type Translator, translator } from '../../messages/index.ts'
import { bare, type Call, problemOf, type Route, route, type Tell } from '../http/index.ts'
import { framed } from './frame.ts'

export type Markup = ReturnType<typeof html>

/** What a page shows. */
export interface Page {
  readonly title: string
  readonly body: Markup
}

/** A request for a page, with the language it is to be in. */
export interface PageCall<Q = unknown> extends Call<unknown, Q> {
  readonly t: Translator['t']
}

interface Described<Q extends z.ZodObject> {
  readonly path: string
  readonly name: string
  readonly summary: string
  readonly query: Q
  /** The page, or the path of another one to go to. */
  readonly make: (call: PageCall<z.output<Q>>) => Promise<Page | string> | Page | string
}

/** Pages load only what comes from here, and run no script that stands in them. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "object-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

function languageCookie(language: string, secure: boolean): string {
  const usual = `northfit.language=${language}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly`
  return secure ? `__Host-${usual}; Secure` : usual
}

/**
 * A page that people reach by a link. It is open to everybody and sends those away who have to sign in first;
 * all that it does goes through the API, which asks who may.
 */
export function page<Q extends z.ZodObject>({
  path,
  name,
  summary,
  query,
  make,
}: Described<Q>): Route {
  return route({
    ...bare,
    method: 'get',
    path,
    name,
    tag: 'Pages',
    summary,
    access: { at: 'public' },
    // Letters and other sites add what they like to a link.
    query: query.extend({ lang: z.enum(languages).optional().catch(undefined) }).loose(),
    status: 200,
    type: 'text/html',
    tell: tellOnPage,
    handle: async (call) => {
      const asked = call.query['lang']
      const speaker = speakerFor(call, asked)
      const headers = new Headers({ 'content-security-policy': contentSecurityPolicy })
      if (typeof asked === 'string')
        headers.append(
          'set-cookie',
          languageCookie(asked, call.services.settings.url.startsWith('https:')),
        )
      const made = await make({
        ...call,
        query: query.parse(call.query),
        translator: speaker,
        t: speaker.t,
      })
      if (typeof made === 'string') {
        headers.set('location', made)
        return new Response(null, { status: 303, headers })
      }
      return await shown(made, speaker, call.request, { headers })
    },
  })
}

async function shown(
  made: Page,
  speaker: Translator,
  { url }: Request,
  { headers, status = 200 }: { readonly headers: Headers; readonly status?: number },
): Promise<Response> {
  headers.set('content-type', 'text/html; charset=utf-8')
  headers.set('content-language', speaker.language)
  return new Response(String(await framed(made, speaker, new URL(url))), { headers, status })
}

/** A failure as a page: who follows a link in a browser gets no document for programs. */
export const tellOnPage: Tell = async (error, context) => {
  const { request, id } = context
  const asked = new URL(request.url).searchParams.get('lang')
  const speaker = speakerFor(context, asked)
  const { title, detail, status } = problemOf(error, id, speaker)
  const body = html`<p>${detail}</p><p><a href="/">${speaker.t('page.home')}</a></p>`
  const headers = new Headers({ 'content-security-policy': contentSecurityPolicy })
  return await shown({ title, body }, speaker, request, { headers, status })
}

/** The language of the switch on the page, now or before; else the one the browser asks for. */
function speakerFor(
  { request, translator: usual }: Pick<Call, 'request' | 'translator'>,
  asked: unknown,
): Translator {
  const kept = /(?:^|;\s*)(?:__Host-)?northfit\.language=(\w+)/.exec(
    request.headers.get('cookie') ?? '',
  )?.[1]
  const wanted = typeof asked === 'string' ? asked : (kept ?? '')
  return isLanguage(wanted) ? translator(wanted) : usual
}

/** Where to go on to: a path of this server, never another site. */
export const onward = z
  .string()
  .max(2000)
  .regex(/^\/(?![/\\])[\x21-\x7e]*$/)
  .optional()
  .catch(undefined)
