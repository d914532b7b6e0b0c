import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { validate } from 'dockerfile-utils'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { settingNames, variableOf } from '../../src/server/index.ts'

const folder = path.join(import.meta.dirname, '..', '..', 'deploy')
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8')

/** Every variable that a file sets is one that the server knows. */
function knownSettings(text: string): void {
  const known = settingNames.map(variableOf)
  for (const [name] of text.matchAll(/NORTHFIT_[A-Z_]+/g)) expect(known).toContain(name)
}

test('the container file is without mistakes, runs as nobody in particular, and copies what there is', () => {
  const text = read('Containerfile')
  expect(validate(text)).toEqual([])
  expect(text).toMatch(/^USER node$/m)
  const copied = [...text.matchAll(/^COPY (?!--)(.+) \S+$/gm)].flatMap(([, files = '']) =>
    files.split(' '),
  )
  for (const file of copied) expect(existsSync(path.join(folder, '..', file)), file).toBe(true)
  knownSettings(text)
})

const service = z.strictObject({
  build: z.strictObject({ context: z.string(), dockerfile: z.string() }).optional(),
  image: z.string().optional(),
  restart: z.enum(['unless-stopped', 'always', 'no']),
  depends_on: z
    .record(z.string(), z.strictObject({ condition: z.literal('service_healthy') }))
    .optional(),
  environment: z.record(z.string(), z.string()),
  ports: z.array(z.string().regex(/^127\.0\.0\.1:\d+:\d+$/)).optional(),
  volumes: z.array(z.string().regex(/^[a-z]+:\/\S+$/)),
  healthcheck: z
    .strictObject({
      test: z.array(z.string()),
      interval: z.string(),
      timeout: z.string(),
      retries: z.int(),
    })
    .optional(),
  read_only: z.boolean().optional(),
  tmpfs: z.array(z.string()).optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
})
const compose = z.strictObject({
  services: z.record(z.string(), service),
  volumes: z.record(z.string(), z.null()),
})

test('the compose file names what there is, and no password', () => {
  const text = read('compose.yaml')
  const { services, volumes } = compose.parse(parse(text))
  for (const { volumes: mounted, depends_on: others = {}, build } of Object.values(services)) {
    for (const volume of mounted) expect(volumes).toHaveProperty(volume.split(':')[0] ?? '')
    for (const other of Object.keys(others)) expect(services[other]?.healthcheck).toBeDefined()
    if (build !== undefined)
      expect(existsSync(path.join(folder, build.context, build.dockerfile))).toBe(true)
  }
  expect(text).not.toMatch(/PASSWORD: (?!\$\{)/)
  knownSettings(text)
})

test('the systemd unit is one that systemd understands', () => {
  const text = read('northfit.service')
  knownSettings(text)
  const verifier = '/usr/bin/systemd-analyze'
  if (!existsSync(verifier)) return
  const unit = path.join(folder, 'northfit.service')
  const said = execFileSync(verifier, ['verify', '--man=no', unit], {
    encoding: 'utf8',
    stdio: 'pipe',
  })
  expect(said).toBe('')
})
