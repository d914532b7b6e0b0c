import { expect, it } from 'vitest'
import { onEveryEngine } from '../../../test/engines/engines.ts'
import { stageFiles } from '../../../test/engines/staged.ts'
import { stepOn } from '../../../test/loop/step-context.ts'
import { exampleProfile } from '../../../test/profiles/profiles.ts'
import type { Profile } from '../../domain/index.ts'
import type { Engine } from '../../sql/index.ts'
import { readTraits } from '../catalogue/index.ts'
import { rankedAccounts, scoreAccounts } from '../score/index.ts'
import { deriveTraits } from '../traits/index.ts'
import { unify } from '../unify/index.ts'
import { profileDrift } from './index.ts'

const context = stepOn('2025-01-01')
const accounts = 120
const profile: Profile = { ...exampleProfile, learned: '2024-03-01T00:00:00Z' }

/** As many accounts before the profile was learned as after it; those after are won where asked for. */
async function company(engine: Engine, won: (account: number) => boolean) {
  const days = ['2024-02-01 00:00:00', '2024-05-01 00:00:00']
  const all = Array.from({ length: 2 * accounts }, (_, account) => account)
  await stageFiles(engine, [
    {
      kind: 'account',
      columns: ['id', 'name', 'industry', 'employees'],
      rows: all.map((id) => [`${id}`, `Company ${id}`, id % 2 ? 'SaaS' : 'Retail', 40 + 7 * id]),
    },
    {
      kind: 'deal',
      columns: ['id', 'account_id', 'status', 'created', 'closed'],
      rows: all.map((id) => {
        const status = id < accounts || won(id) ? 'won' : 'lost'
        return [`d${id}`, `${id}`, status, '2024-01-01 00:00:00', days[id < accounts ? 0 : 1] ?? '']
      }),
    },
  ])
  await unify(engine, context)
  await deriveTraits(engine, context)
  const traits = await readTraits(engine)
  await scoreAccounts(engine, profile, traits)
  const ranked = await rankedAccounts(engine, profile, traits, { limit: 1000 })
  const since = ranked.filter(({ account }) => Number(account.id) >= accounts)
  const foretold = since.reduce((sum, { score }) => sum + score.probability, 0)
  return { traits, foretold }
}

onEveryEngine('drift of a profile', (use) => {
  it('counts what was decided since, against what the profile foretold of it', async () => {
    const engine = use()
    const { foretold, traits } = await company(engine, () => true)
    const drift = await profileDrift(engine, profile, traits)
    expect(drift).toMatchObject({ since: '2024-03-01', decided: accounts, good: accounts })
    expect(drift.foretold).toBeCloseTo(foretold, 6)
    expect(drift.ratio?.value).toBeCloseTo(accounts / foretold, 6)
    expect(drift.verdict).toBe('drifted')
    expect(drift.reasons).toContain('calibration')
    const indices = drift.traits.map(({ index }) => index)
    expect(indices).toEqual(indices.toSorted((one, other) => other - one))
    expect(Math.min(...indices)).toBeGreaterThanOrEqual(0)
  })

  it('says nothing of few, and nothing of chances that come true', async () => {
    const engine = use()
    const { foretold, traits } = await company(engine, () => false)
    const later = { ...profile, learned: '2024-06-01T00:00:00Z' }
    expect(await profileDrift(engine, later, traits)).toMatchObject({
      decided: 0,
      verdict: 'too_few',
      reasons: [],
    })
    const none = await profileDrift(engine, profile, traits)
    expect(none.ratio).toMatchObject({ value: 0, low: 0 })
    expect(none.reasons).toContain('calibration')
    const wanted = Math.round(foretold)
    const { traits: again } = await company(engine, (id) => id < accounts + wanted)
    const drift = await profileDrift(engine, profile, again)
    expect(drift.good).toBe(wanted)
    expect(drift.reasons).not.toContain('calibration')
  })
})
