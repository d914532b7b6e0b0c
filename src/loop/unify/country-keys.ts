import { countryWords } from '../../domain/index.ts'
import { type ColumnDefinition, type Engine, foldText, writeTable } from '../../sql/index.ts'

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
  await writeTable(
    engine,
    table,
    columns,
    [codes.keys(), codes.values()].map((texts) => ({ type: 'text', values: [...texts] })),
  )
}
