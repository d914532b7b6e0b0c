import fc from 'fast-check'
import { expect, it } from 'vitest'
import { onEveryEngine } from '../../../test/engines/engines.ts'
import { anyProfile, anyValues } from '../../../test/profiles/profiles.ts'
import {
  accountScorer,
  type Card,
  type CatalogueTrait,
  isNumericLevels,
  type ScorePart,
  snapshotTable,
  type TraitValue,
} from '../../domain/index.ts'
import { type ColumnBatch, type ColumnDefinition, type Engine, sql } from '../../sql/index.ts'
import { reasonReader, scoreAccounts } from './index.ts'

const numeric = (card: Card, index: number) =>
  isNumericLevels(card.traits[index]?.levels.map(({ when }) => when) ?? [])

function catalogue(card: Card): readonly CatalogueTrait[] {
  return card.traits.map((trait, index) => ({
    ...trait,
    type: numeric(card, index) ? 'number' : 'category',
    column: `t${index}`,
    coverage: 1,
    distinct: 1,
    placeholders: [],
  }))
}

async function fillSnapshot(
  engine: Engine,
  card: Card,
  accounts: readonly (readonly TraitValue[])[],
): Promise<void> {
  const columns: readonly ColumnDefinition[] = [
    { name: 'account_key', type: 'integer' },
    ...card.traits.map(
      (_, index): ColumnDefinition => ({
        name: `t${index}`,
        type: numeric(card, index) ? 'number' : 'text',
      }),
    ),
  ]
  async function* batch(): AsyncIterable<ColumnBatch> {
    const rows = accounts.length
    const keys = Float64Array.from(accounts, (_, row) => row + 1)
    const values = card.traits.map((_, index) => {
      const cells = accounts.map((account) => account[index] ?? null)
      return numeric(card, index)
        ? {
            type: 'number' as const,
            values: Float64Array.from(cells, (cell) => (cell === null ? Number.NaN : Number(cell))),
          }
        : {
            type: 'text' as const,
            values: cells.map((cell) => (cell === null ? null : String(cell))),
          }
    })
    yield { rows, columns: [{ type: 'number', values: keys }, ...values] }
  }
  await engine.run(engine.dialect.createTable(snapshotTable, columns))
  await engine.load(snapshotTable, columns, batch())
}

const cases = anyProfile.chain((profile) =>
  fc.tuple(
    fc.constant(profile),
    fc.array(anyValues(profile.card), { minLength: 1, maxLength: 40 }),
  ),
)

const brief = (parts: readonly ScorePart[]) =>
  parts
    .slice(0, 3)
    .map(({ traits, levels, points, contribution }) => ({ traits, levels, points, contribution }))

onEveryEngine('scores', (use) => {
  it('are the points of the domain to the last bit, with the same tier and reasons, on any card', async () => {
    const engine = use()
    await fc.assert(
      fc.asyncProperty(cases, async ([profile, accounts]) => {
        const { card } = profile
        await fillSnapshot(engine, card, accounts)
        await scoreAccounts(engine, profile, catalogue(card), { reasons: true })
        const rows = await engine.rows(sql`select * from score order by account_key`)
        const score = accountScorer(profile)
        const readReason = reasonReader(card)
        accounts.forEach((values, row) => {
          const stored = rows[row]
          const expected = score(
            Object.fromEntries(card.traits.map(({ id }, index) => [id, values[index]])),
          )
          expect(stored).toMatchObject({
            account_key: row + 1,
            points: expected.points,
            tier: expected.tier,
            known: expected.known,
          })
          expect(stored?.['probability']).toBeCloseTo(expected.probability, 12)
          const reasons = (side: string) =>
            [1, 2, 3].flatMap((place) => readReason(stored?.[`${side}${place}`] ?? null) ?? [])
          expect(reasons('for')).toEqual(brief(expected.reasonsFor))
          expect(reasons('against')).toEqual(brief(expected.reasonsAgainst))
        })
      }),
      { numRuns: 40 },
    )
  })
})
