import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { serverSettings, settingNames, variableOf } from './settings.ts'

test('nothing has to be set', () => {
  expect(serverSettings()).toMatchObject({
    host: '127.0.0.1',
    port: 7370,
    url: 'http://localhost:7370',
    signUp: 'invited',
  })
})

test('the later source wins, and what is empty is not set', () => {
  const file = { port: 8000, signUp: 'open' }
  expect(serverSettings(file, { port: '9000', signUp: '' })).toMatchObject({
    port: 9000,
    signUp: 'open',
  })
})

test.each([
  [{ port: 'many' }, 'port (NORTHFIT_PORT)'],
  [{ databaseUrl: 'mysql://x' }, 'databaseUrl (NORTHFIT_DATABASE_URL)'],
  [{ databaseurl: 'postgres://x' }, 'databaseurl (NORTHFIT_DATABASEURL)'],
  [{ oidcIssuer: 'https://id.example.com' }, 'oidcIssuer (NORTHFIT_OIDC_ISSUER)'],
  [{ secret: 'short' }, 'secret (NORTHFIT_SECRET)'],
])('a mistake is named: %j', (given, field) => {
  expect(() => serverSettings(given)).toThrow(
    expect.objectContaining({ code: 'config.invalid', place: { field } }),
  )
})

test('the documentation has every setting', () => {
  const page = path.join(import.meta.dirname, '../../docs/operations/configuration.md')
  const documented = readFileSync(page, 'utf8')
  for (const name of settingNames)
    expect(documented).toContain(`| \`${variableOf(name)}\` | \`${name}\` |`)
})
