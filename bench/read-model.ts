import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { CatalogueTrait } from '../src/domain/index.ts'
import { fetchCoded, levelsColumn } from '../src/loop/learn/fetch-coded.ts'
import { learnedLevels } from '../src/loop/learn/learned-levels.ts'
import type { LeveledTrait } from '../src/loop/levels/index.ts'
import { type Engine, join, name, sql } from '../src/sql/index.ts'
import type { Coded } from '../src/stats/index.ts'

/** A benchmark data set: coded traits, the folds that every peer used, and the later part where there is one. */
export interface Model {
  readonly coded: Coded
  readonly leveled: readonly LeveledTrait[]
  readonly fold: Uint8Array
  /** 1 for rows to learn from, 2 for rows to check on, 0 where the data has no time. */
  readonly part: Uint8Array
}

/** Reads `model.csv` (row_id, y, traits) and `folds.csv` (row_id, fold, oot) of one folder. */
export async function readModel(
  engine: Engine,
  folder: string,
  categorical: ReadonlySet<string> | undefined,
): Promise<Model> {
  const columns = await describe(engine, path.join(folder, 'model.csv'))
  const traits = columns.map(({ header, numeric }, index) =>
    traitOf(header, categorical === undefined ? numeric : !categorical.has(header), index),
  )
  const cells = columns.map(({ header }, index) => {
    const type = traits[index]?.type === 'number' ? 'number' : 'text'
    return sql`${engine.dialect.tryCast(name(header), type)} as ${name(`t${index}`)}`
  })
  await engine.run(
    engine.dialect.createTableAs(
      'snapshot',
      sql`select row_number() over () as account_key, cast(row_id as varchar) as row_id,
        cast(null as timestamp) as decided_at, cast(y as integer) as won, ${join(cells)}
        from read_csv(${path.join(folder, 'model.csv')}, all_varchar = true, header = true)`,
    ),
  )
  const decidedAt = name('decided_at')
  const question = { outcome: name('won'), source: name('snapshot'), decidedAt }
  const [count] = await engine.rows(sql`select count(won) as decided from snapshot`)
  const leveled = await learnedLevels(engine, traits, question, Number(count?.['decided'] ?? 0))
  const coded = await fetchCoded(engine, leveled.map(levelsColumn), question, {
    seed: 1,
    share: 1,
  })
  const ids = await engine.rows(sql`select row_id from snapshot order by account_key`)
  const folds = readFolds(path.join(folder, 'folds.csv'))
  const partOf = { train: 1, test: 2 } as const
  const of = (row: number) => folds.get(String(ids[row]?.['row_id']))
  return {
    coded,
    leveled,
    fold: Uint8Array.from({ length: coded.rows }, (_, row) => of(row)?.fold ?? 0),
    part: Uint8Array.from({ length: coded.rows }, (_, row) => {
      const part = of(row)?.part
      return part === 'train' || part === 'test' ? partOf[part] : 0
    }),
  }
}

function readFolds(file: string): Map<string, { readonly fold: number; readonly part: string }> {
  const lines = readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1)
  return new Map(
    lines.map((line) => {
      const [id = '', fold = '0', part = ''] = line.split(',')
      return [id, { fold: Number(fold), part }]
    }),
  )
}

interface FileColumn {
  readonly header: string
  readonly numeric: boolean
}

async function describe(engine: Engine, file: string): Promise<FileColumn[]> {
  const rows = await engine.rows(
    sql`select column_name as header, column_type as type from (describe select * from read_csv(${file}, sample_size = -1))`,
  )
  return rows
    .map((row) => ({ header: String(row['header']), numeric: String(row['type']) !== 'VARCHAR' }))
    .filter(({ header }) => header !== 'row_id' && header !== 'y')
}

function traitOf(header: string, numeric: boolean, index: number): CatalogueTrait {
  return {
    id: header,
    label: { text: header },
    type: numeric ? 'number' : 'category',
    group: 'custom',
    timing: 'unknown',
    sources: [],
    column: `t${index}`,
    coverage: 1,
    distinct: 2,
    placeholders: [],
  }
}
