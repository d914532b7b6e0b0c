import { countryWords } from '../../domain/index.ts'
import { type ColumnDefinition, type Engine, foldText } from '../../sql/index.ts'

const table = 'nf_country'
const columns: readonly ColumnDefinition[] = [
  { name: 'word', type: 'text' },
  { name: 'code', type: 'text' },
]

/** Writes `nf_country`: every word for a country, folded as `countryWord` does, with the country's code. */
export async function writeCountries(engine: Engine): Promise<void> {
  const codes = new Map(
    [...countryWords()].map(([word, code]) => [
      foldText(word).replaceAll(/[^\p{L}\p{N}]+/gu, ''),
      code,
    ]),
  )
  await engine.run(engine.dialect.createTable(table, columns))
  await engine.load(table, columns, once([...codes.keys()], [...codes.values()]))
}

async function* once(words: readonly string[], codes: readonly string[]) {
  const texts = [words, codes].map((values) => ({ type: 'text', values }) as const)
  yield { rows: words.length, columns: texts }
}
