import fc from 'fast-check'
import { expect, it } from 'vitest'
import { onEveryEngine } from '../../../test/engines/engines.ts'
import { catalogueTrait, createSnapshot } from '../../../test/loop/snapshot.ts'
import { anyProfile, anyValues } from '../../../test/profiles/profiles.ts'
import {
  accountScorer,
  type Card,
  type CatalogueTrait,
  isNumericLevels,
  type ScorePart,
} from '../../domain/index.ts'
import { sql } from '../../sql/index.ts'
import { reasonReader, scoreAccounts } from './index.ts'

const numeric = (card: Card, index: number) =>
  isNumericLevels(card.traits[index]?.levels.map(({ when }) => when) ?? [])

const catalogue = (card: Card): readonly CatalogueTrait[] =>
  card.traits.map((trait, index) =>
    catalogueTrait(trait.id, index, {
      ...trait,
      type: numeric(card, index) ? 'number' : 'category',
    }),
  )

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
        await createSnapshot(
          engine,
          catalogue(card),
          accounts.map((values, row) => ({
            account_key: row + 1,
            ...Object.fromEntries(values.map((value, index) => [`t${index}`, value])),
          })),
        )
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
