import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

/** scrypt as the OWASP Password Storage Cheat Sheet asks for it: 64 MB and two passes; off the event loop. */
const cost = { N: 2 ** 16, r: 8, p: 2 } as const

/** `scrypt$N$r$p$salt$hash`, so that the cost can be raised and old hashes still be checked. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const { N, r, p } = cost
  const hash = await derive(password, salt, cost)
  return ['scrypt', N, r, p, salt.toString('base64url'), hash.toString('base64url')].join('$')
}

export async function verifyPassword(given: {
  readonly hash: string
  readonly password: string
}): Promise<boolean> {
  const [kind, N, r, p, salt = '', wanted = ''] = given.hash.split('$')
  if (kind !== 'scrypt') return false
  const options = { N: Number(N), r: Number(r), p: Number(p) }
  const hash = await derive(given.password, Buffer.from(salt, 'base64url'), options)
  const expected = Buffer.from(wanted, 'base64url')
  return hash.length === expected.length && timingSafeEqual(hash, expected)
}

function derive(
  password: string,
  salt: Buffer,
  { N, r, p }: { N: number; r: number; p: number },
): Promise<Buffer> {
  const options: ScryptOptions = { N, r, p, maxmem: 256 * N * r }
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 32, options, (error, key) =>
      error === null ? resolve(key) : reject(error),
    )
  })
}
