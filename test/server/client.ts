/** What an answer was, its body read. */
export interface Answered {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every form
  readonly body: any
}

/** Somebody who asks: with a session, a key, or nothing. */
export interface Client {
  readonly token?: string
  ask(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answered>
}

export function clientOf(url: string, token?: string): Client {
  return {
    ...(token === undefined ? {} : { token }),
    ask: async (method, at, body, headers = {}) => {
      const all = new Headers(headers)
      if (token !== undefined) all.set('authorization', `Bearer ${token}`)
      const raw = body instanceof Uint8Array || typeof body === 'string'
      if (body !== undefined && !all.has('content-type'))
        all.set('content-type', raw ? 'application/octet-stream' : 'application/json')
      const response = await fetch(url + at, {
        method,
        headers: all,
        redirect: 'manual',
        ...(body === undefined ? {} : { body: raw ? Buffer.from(body) : JSON.stringify(body) }),
      })
      const text = await response.text()
      const json = /json/.test(response.headers.get('content-type') ?? '')
      return {
        status: response.status,
        headers: response.headers,
        body: json && text !== '' ? JSON.parse(text) : text,
      }
    },
  }
}
