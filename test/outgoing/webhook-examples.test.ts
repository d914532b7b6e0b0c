import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { newWebhookSecret, signWebhook } from '../../src/outgoing/index.ts'

const page = new URL('../../docs/operations/outgoing.md', import.meta.url)
const examples = new Map(
  [...readFileSync(page, 'utf8').matchAll(/```(\w+)\n(.*?)```/gs)].map(([, name, code]) => [
    name,
    code,
  ]),
)
const folder = mkdtempSync(path.join(os.tmpdir(), 'northfit-webhooks-'))
afterAll(() => rmSync(folder, { recursive: true }))

const [secret, older] = [newWebhookSecret(), newWebhookSecret()]
const body = '{"account":"شرکت"}'
const message = { id: 'evt_1', body }
const signed = signWebhook(message, [older, secret], new Date())
const cases = [
  { headers: signed, body, genuine: true },
  { headers: signed, body: `${body} `, genuine: false },
  { headers: { ...signed, 'webhook-id': 'evt_2' }, body, genuine: false },
  { headers: signWebhook(message, [older], new Date()), body, genuine: false },
  { headers: signWebhook(message, [secret], new Date(Date.now() - 310_000)), body, genuine: false },
]

/** What follows an example to try the cases, which it is given one value an argument: id, time, signature, body. */
const trials = {
  js: {
    program: process.execPath,
    file: 'example.mjs',
    rest: `const [secret, ...a] = process.argv.slice(2)
      for (let i = 0; i < a.length; i += 4)
        console.log(isGenuine({ 'webhook-id': a[i], 'webhook-timestamp': a[i + 1],
          'webhook-signature': a[i + 2] }, Buffer.from(a[i + 3]), secret))`,
  },
  python: {
    program: 'python3',
    file: 'example.py',
    rest: `
import sys
secret, *a = sys.argv[1:]
for i in range(0, len(a), 4):
    headers = {"webhook-id": a[i], "webhook-timestamp": a[i + 1], "webhook-signature": a[i + 2]}
    print(str(is_genuine(headers, a[i + 3].encode(), secret)).lower())`,
  },
  java: {
    program: 'java',
    file: 'Example.java',
    rest: `class Example {
      public static void main(String[] a) throws Exception {
        for (int i = 1; i < a.length; i += 4)
          System.out.println(Webhook.isGenuine(Map.of("webhook-id", a[i], "webhook-timestamp", a[i + 1],
            "webhook-signature", a[i + 2]), a[i + 3].getBytes("UTF-8"), a[0]));
      }
    }`,
  },
}

describe('the examples of the guide tell what is genuine', () => {
  for (const [language, { program, file, rest }] of Object.entries(trials))
    it.skipIf(spawnSync(program, ['--version']).status !== 0)(language, () => {
      const example = path.join(folder, file)
      const code = examples.get(language) ?? ''
      const start = code.search(/^class /m)
      // Java runs the first class of a file, after its imports.
      const parts = start < 0 ? [code, rest] : [code.slice(0, start), rest, code.slice(start)]
      writeFileSync(example, parts.join('\n'))
      const values = cases.flatMap((one) => [...Object.values(one.headers), one.body])
      // Java reads its arguments as the locale says; where none is set they would lose their signs.
      const env = { ...process.env, LC_ALL: 'C.UTF-8' }
      const said = execFileSync(program, [example, secret, ...values], { encoding: 'utf8', env })
      expect(said.trim().split('\n')).toEqual(cases.map((one) => `${one.genuine}`))
    })
})
