import { expect, it } from 'vitest'
import { onEveryEngine } from '../../../test/engines/engines.ts'
import { accountsOf, buyers, marketOfBuyers } from '../../../test/loop/buyers.ts'
import { stepOn } from '../../../test/loop/step-context.ts'
import { defaultValueDefinition, valueDefinitionSchema } from '../../domain/index.ts'
import { seededRandom } from '../../stats/index.ts'
import { rankCustomers } from './index.ts'

const context = stepOn('2026-01-01')
const wanted = valueDefinitionSchema.parse({ criteria: { predicted_value: { weight: 20 } } })

onEveryEngine('predicted lifetime value as a criterion', (onEngine) => {
  it('counts where it is asked for and proven, with its range', async () => {
    const engine = onEngine()
    await marketOfBuyers(engine, buyers(seededRandom(5), 400), accountsOf(400))
    const report = await rankCustomers(engine, context, wanted)
    const criterion = report.criteria.find(({ id }) => id === 'predicted_value')
    expect(criterion?.status).toBe('used')
    expect(criterion?.basis).toMatch(/_nbd$/)
    expect(criterion?.customers).toBe(400)
    const part = report.top[0]?.parts.find((one) => one.criterion === 'predicted_value')
    expect(part?.range?.[0]).toBeLessThanOrEqual(part?.raw ?? 0)
    expect(part?.range?.[1]).toBeGreaterThan(part?.raw ?? 0)
  })

  it('has no weight where it is not proven, and is not spoken of where it is not asked for', async () => {
    const engine = onEngine()
    await marketOfBuyers(engine, buyers(seededRandom(5), 12), accountsOf(12))
    const unproven = await rankCustomers(engine, context, wanted)
    const criterion = unproven.criteria.find(({ id }) => id === 'predicted_value')
    expect(criterion).toMatchObject({ status: 'unproven', share: 0, basis: 'simple_rate' })
    const silent = await rankCustomers(engine, context, defaultValueDefinition)
    expect(silent.criteria.some(({ id }) => id === 'predicted_value')).toBe(false)
  })
})
