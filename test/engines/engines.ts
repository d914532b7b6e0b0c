import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe } from 'vitest'
import type { Engine, Value } from '../../src/sql/index.ts'
import {
  type ClickHouseTransport,
  clickHouseSettings,
  openClickHouse,
  openDuckDb,
} from '../../src/warehouse/index.ts'

interface ChdbSession {
  queryBind(text: string, parameters: object, format: string): string
  query(text: string): string
  close(): void
}

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const chdb = path.join(root, '.cache', 'chdb', 'node_modules', 'chdb')

/** The current ClickHouse engine, in this process; one session a process is all it can do. */
function openChdb(): Engine {
  const { Session } = createRequire(import.meta.url)(chdb) as { Session: new () => ChdbSession }
  const session = new Session()
  for (const [setting, value] of Object.entries(clickHouseSettings))
    session.query(`set ${setting} = '${value}'`)
  const transport: ClickHouseTransport = {
    async query(text: string, parameters: Readonly<Record<string, Value>>, format: string) {
      return session.queryBind(text, parameters, format)
    },
    async close() {
      session.close()
    },
  }
  return openClickHouse(transport)
}

/**
 * Runs the same tests on every engine: DuckDB in memory, and ClickHouse in-process, which the test set-up
 * (`npm test`) fetches. `use` gives the engine inside a test.
 */
export function onEveryEngine(title: string, tests: (use: () => Engine) => void): void {
  const engines: readonly [string, () => Promise<Engine>][] = [
    ['DuckDB', () => openDuckDb(':memory:')],
    ['ClickHouse', async () => openChdb()],
  ]
  for (const [engineName, open] of engines) {
    const there = engineName === 'DuckDB' || existsSync(chdb)
    describe.runIf(there)(`${title} on ${engineName}`, () => {
      let engine: Engine | undefined
      beforeAll(async () => {
        engine = await open()
      })
      afterAll(async () => {
        await engine?.close()
      })
      tests(() => {
        if (engine === undefined) throw new Error('the engine is open only inside a test')
        return engine
      })
    })
  }
}
