import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { scoreTable } from '../domain/index.ts'
import type { RankedAccount } from '../loop/index.ts'
import { type Engine, name, sql } from '../sql/index.ts'
import { csvLine } from './csv-line.ts'

const columns = ['id', 'name', 'domain', 'points', 'tier', 'probability', 'known'] as const

/** Writes every account's score to a CSV file, most points first; the file appears when it is whole. */
export async function writeScores(engine: Engine, file: string): Promise<void> {
  await writeLines(file, linesOfStore(engine))
}

/** The same for scored records of files. */
export async function writeScoredRecords(
  records: readonly RankedAccount[],
  file: string,
): Promise<void> {
  await writeLines(
    file,
    records.map(({ account, score }) =>
      csvLine([
        account.id,
        account.name,
        account.domain,
        score.points,
        score.tier,
        score.probability,
        score.known,
      ]),
    ),
  )
}

async function* linesOfStore(engine: Engine): AsyncIterable<string> {
  const query = sql`select a.id as id, a.name as name, a.domain as domain, s.points as points, s.tier as tier,
      s.probability as probability, s.known as known
    from ${name(scoreTable)} as s inner join account as a on a.account_key = s.account_key
    order by s.points desc, s.account_key`
  for await (const batch of engine.columns(query)) {
    let text = ''
    for (let row = 0; row < batch.rows; row++) {
      text += csvLine(batch.columns.map(({ values }) => values[row] ?? null))
    }
    yield text
  }
}

async function writeLines(
  file: string,
  lines: Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  const part = `${file}.part`
  await pipeline(Readable.from(withHead(lines)), createWriteStream(part))
  await rename(part, file)
}

async function* withHead(lines: Iterable<string> | AsyncIterable<string>): AsyncIterable<string> {
  yield csvLine(columns)
  yield* lines
}
