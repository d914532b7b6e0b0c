import { getMigrations } from 'better-auth/db/migration'
import { expect, test } from 'vitest'
import { onEveryStore } from '../../../test/store/stores.ts'
import { authOptions } from './auth.ts'
import { lettersOf } from './letters.ts'

onEveryStore((open) => {
  test('the sign-in library finds the tables it asks for, and lacks nothing', async () => {
    const records = await open()
    const url = 'http://localhost:7370'
    const oidc = { issuer: 'https://id.example.com', clientId: 'a', clientSecret: 'b' }
    const settings = {
      url,
      secret: 'a secret of more than thirty-two characters',
      signUp: 'invited' as const,
      oidc,
    }
    const options = authOptions(
      records,
      settings,
      lettersOf(url, async () => undefined),
    )
    const { toBeCreated, toBeAdded } = await getMigrations(options)
    await records.close()
    expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] })
  })
})
