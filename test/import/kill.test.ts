import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { listImports } from '../../src/sources/index.ts'
import { name, sql } from '../../src/sql/index.ts'
import { openDuckDb } from '../../src/warehouse/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'northfit-kill-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const rows = 60_000

function csv(file: string, seed: number): string {
  const lines = Array.from(
    { length: rows },
    (_, row) => `Company ${row},c${row}-${seed}.com,${row % 900},2024-01-${10 + (row % 20)}`,
  )
  const path = join(folder, file)
  writeFileSync(
    path,
    `Company name,Company Domain Name,Number of Employees,Create Date\n${lines.join('\n')}\n`,
  )
  return path
}

/** Starts an import in a process of its own and kills it after a while; gives whether it had finished. */
async function importAndKill(files: readonly string[], milliseconds: number): Promise<boolean> {
  const child = spawn(process.execPath, [
    join(import.meta.dirname, 'import-child.ts'),
    folder,
    ...files,
  ])
  let output = ''
  child.stdout.on('data', (data) => {
    output += String(data)
  })
  const ended = once(child, 'exit')
  while (!output.includes('begun') && child.exitCode === null) await setTimeout(2)
  await setTimeout(milliseconds)
  child.kill('SIGKILL')
  await ended
  return output.includes('done')
}

/** Imports in the store, after checking that every table is whole and none is left over. */
async function wholeImports(): Promise<number> {
  const engine = await openDuckDb(join(folder, 'store.duckdb'))
  try {
    const imports = await listImports(engine)
    const stages = await engine.rows(sql`select table_name, import_id from nf_stage`)
    for (const stage of stages) {
      const [count] = await engine.rows(
        sql`select count(*) as n from ${name(String(stage['table_name']))}`,
      )
      expect(count).toEqual({ n: rows })
    }
    const tables = await engine.rows(
      sql`select table_name from duckdb_tables() where table_name like 'stage%'`,
    )
    expect(tables).toHaveLength(stages.length)
    expect(stages).toHaveLength(imports.length * 2)
    return imports.length
  } finally {
    await engine.close()
  }
}

test('an import killed at any moment leaves the store before or after it', async () => {
  let before = 0
  for (const [round, milliseconds] of [5, 60, 150, 300, 500, 800].entries()) {
    const files = [csv(`a${round}.csv`, round), csv(`b${round}.csv`, -round - 1)]
    const finished = await importAndKill(files, milliseconds)
    const after = await wholeImports()
    expect(after - before).toBeGreaterThanOrEqual(finished ? 1 : 0)
    expect(after - before).toBeLessThanOrEqual(1)
    before = after
  }
}, 300_000)
