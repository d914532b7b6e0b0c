import { type Answered, clientOf } from './client.ts'
import type { TestServer } from './server.ts'

/** Asks as a browser does: keeps cookies, and says where the request comes from. */
export function browserLike({ settings }: Pick<TestServer, 'settings'>) {
  const jar = new Map<string, string>()
  const { ask } = clientOf(settings.url)
  return {
    jar,
    ask: async (
      method: string,
      path: string,
      body?: unknown,
      origin: string | undefined = settings.url,
    ): Promise<Answered> => {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      const headers = { ...(origin === '' ? {} : { origin }), ...(cookie === '' ? {} : { cookie }) }
      const answer = await ask(method, path, body, headers)
      for (const set of answer.headers.getSetCookie()) {
        const [name = '', value = ''] = (set.split(';')[0] ?? '').split(/=(.*)/s)
        if (value === '' || /max-age=0/i.test(set)) jar.delete(name)
        else jar.set(name, value)
      }
      return answer
    },
  }
}
