import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** Who signs in at the provider. */
export interface Claims {
  readonly sub: string
  readonly email: string
  readonly email_verified: boolean
  readonly name: string
}

/** A provider of single sign-on: whoever comes is signed in as `person` at once. */
export interface Provider {
  readonly issuer: string
  person: Claims
  /** What it refused, which a right client never makes it do. */
  readonly refused: string[]
  close(): Promise<void>
}

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** OpenID Connect with PKCE and RS256, on a port of its own. */
export async function startProvider(clientId: string, clientSecret: string): Promise<Provider> {
  const codes = new Map<string, { challenge: string; nonce: string | null; person: Claims }>()
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.writeHead(500).end(String(error)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const issuer = `http://127.0.0.1:${port}`
  const provider: Provider = {
    issuer,
    person: { sub: '1', email: 'one@example.com', email_verified: true, name: 'One' },
    refused: [],
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }

  function idToken(person: Claims, nonce: string | null): string {
    const now = Math.floor(Date.now() / 1000)
    const claims = { ...person, iss: issuer, aud: clientId, iat: now, exp: now + 300, nonce }
    const signed = `${part({ alg: 'RS256', kid: 'k' })}.${part(claims)}`
    return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`
  }

  function token(form: URLSearchParams, basic: string): object | undefined {
    const given = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const verifier = createHash('sha256').update(form.get('code_verifier') ?? '')
    const secret =
      form.get('client_secret') === clientSecret ||
      Buffer.from(basic.replace('Basic ', ''), 'base64').toString() ===
        `${clientId}:${clientSecret}`
    const right = given !== undefined && secret && verifier.digest('base64url') === given.challenge
    if (!right) return undefined
    const id_token = idToken(given.person, given.nonce)
    return { access_token: 'opaque', token_type: 'Bearer', expires_in: 300, id_token }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', issuer)
    const json = (body: object, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (url.pathname === '/authorize') {
      const code = randomBytes(8).toString('hex')
      const query = url.searchParams
      const challenge = query.get('code_challenge') ?? ''
      if (query.get('code_challenge_method') !== 'S256') provider.refused.push('no PKCE')
      codes.set(code, { challenge, nonce: query.get('nonce'), person: provider.person })
      const back = new URL(query.get('redirect_uri') ?? '')
      back.search = String(new URLSearchParams({ code, state: query.get('state') ?? '' }))
      response.writeHead(302, { location: back.href }).end()
    } else if (url.pathname === '/token') {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(Buffer.from(chunk))
      const form = new URLSearchParams(Buffer.concat(chunks).toString())
      const made = token(form, request.headers.authorization ?? '')
      if (made === undefined) provider.refused.push(String(form))
      json(made ?? { error: 'invalid_grant' }, made === undefined ? 400 : 200)
    } else if (url.pathname === '/keys') {
      json({
        keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }],
      })
    } else {
      json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
      })
    }
  }
  return provider
}
