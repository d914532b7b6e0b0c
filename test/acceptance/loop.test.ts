import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { compareTraits, learnProfile, workspaceStatus } from '../../src/index.ts'
import { long } from '../long.ts'
import { call, type SampleWorkspace, sampleWorkspace } from './sample-workspace.ts'
import { temporaryFolder } from './temporary-folder.ts'

const folder = temporaryFolder()

type Table = Awaited<ReturnType<typeof compareTraits>>
type Finding = Table['traits'][number]
type TrueTrait = SampleWorkspace['truth']['traits'][number]

/** The planted traits under the names that Northfit gives to recognised fields. */
const standard: Readonly<Record<string, string>> = {
  industry: 'account.industry',
  employees: 'account.employees',
  revenue: 'account.revenue',
  source: 'account.source',
  country: 'account.country',
  founded: 'account.age',
  city: 'account.city',
  state: 'account.region',
}

const layouts = long ? (['hubspot', 'salesforce', 'pipedrive'] as const) : (['pipedrive'] as const)

describe.each(layouts)('a %s export', (layout) => {
  let sample: SampleWorkspace
  let status: Awaited<ReturnType<typeof workspaceStatus>>
  let learned: Awaited<ReturnType<typeof learnProfile>>
  let wonLost: Table

  beforeAll(async () => {
    sample = await sampleWorkspace(join(folder, layout), { accounts: 6000, seed: 7, layout })
    status = await workspaceStatus(sample.workspace, call)
    learned = await learnProfile(sample.workspace, {}, call)
    wonLost = await compareTraits(sample.workspace, 'won_lost', call)
  }, 300_000)

  const planted = (role: TrueTrait['role']) =>
    sample.truth.traits.filter((trait) => trait.role === role)
  const idOf = ({ key, column }: TrueTrait) =>
    standard[key] ??
    wonLost.traits.find(({ trait }) => 'text' in trait.label && trait.label.text === column)?.trait
      .id ??
    key
  const finding = (trait: TrueTrait): Finding | undefined =>
    wonLost.traits.find((found) => found.trait.id === idOf(trait))

  test('is read to the last row', () => {
    for (const { file, rows, problemCounts } of sample.receipt.files) {
      const name = file.split('/').at(-1) ?? ''
      expect(rows, file).toMatchObject({ read: sample.truth.rows[name], rejected: 0, mended: 0 })
      expect(problemCounts, file).toEqual({})
    }
    expect(sample.receipt.files).toHaveLength(Object.keys(sample.truth.rows).length)
  })

  test('is joined to the companies that there are', () => {
    const { total, duplicates } = sample.truth.accounts
    expect(status.objects.account).toBeGreaterThanOrEqual(total)
    expect(status.objects.account).toBeLessThanOrEqual(total + duplicates.sameNameOnly)
  })

  test('tells won from lost as the truth does', () => {
    const { won, lost } = sample.truth.accounts
    expect(status.snapshot).toMatchObject({ decided: won + lost, won, customers: won })
    expect(wonLost).toMatchObject({ group: won, others: lost })
  })

  test('tells who stayed from who left, and keeps it off the profile of who is won', () => {
    const { churned, won } = sample.truth.accounts
    expect(status.snapshot).toMatchObject({ stayed: won - churned, churned })
    const [said] = sample.truth.traits.filter(({ key }) => key === 'churn')
    const labels = learned.profile.card.traits.map(({ label }) => 'text' in label && label.text)
    expect(said?.role).toBe('outcome')
    expect(labels).not.toContain(said?.column)
  })

  test('gives both planted leaks away, and no other field of the company', () => {
    const leaks = learned.leftOut.filter(({ leftOut }) => leftOut?.reason === 'leak')
    const named = leaks.map(({ label }) => ('text' in label ? label.text : label.key))
    expect(named.toSorted()).toEqual(
      planted('leak')
        .map(({ column }) => column)
        .toSorted(),
    )
    const used = learned.profile.card.traits.map(({ id }) => id)
    for (const { id } of learned.leftOut) expect(used).not.toContain(id)
  })

  test('yields a profile that holds, no better than the truth allows', () => {
    expect(learned.profile.verdict).toEqual({ reliable: true, reasons: [] })
    const { auc } = learned.profile.validation.crossValidated.card
    expect(auc).toBeGreaterThan(0.6)
    expect(auc).toBeLessThan((sample.truth.best?.auc ?? 1) + 0.02)
  })

  test('shows what makes accounts buy', () => {
    const onCard = new Set(learned.profile.card.traits.map(({ id }) => id))
    const marked = (trait: TrueTrait) =>
      finding(trait)?.found === true || finding(trait)?.levels.some(({ found }) => found)
    const ofAccounts = planted('causal').filter(
      ({ key }) => key !== 'customer_system' && key !== 'visits',
    )
    expect(ofAccounts.length).toBeGreaterThanOrEqual(6)
    for (const trait of ofAccounts) {
      expect(onCard.has(idOf(trait)) || marked(trait), trait.key).toBe(true)
    }
  })

  test('keeps the marks on noise within what is promised', () => {
    const noise = planted('noise').flatMap((trait) => finding(trait)?.levels ?? [])
    const marks = wonLost.traits.flatMap(({ levels }) => levels.filter(({ found }) => found))
    expect(noise.length).toBeGreaterThan(100)
    // One mark in twenty may be false; the bound is its 99.9 % quantile for as many marks as there are.
    const promised = marks.length / 20
    expect(noise.filter(({ found }) => found).length).toBeLessThanOrEqual(
      promised + 3.1 * Math.sqrt(promised),
    )
  })

  test('says which effects are only borrowed', () => {
    const explained = planted('confounded').filter(
      (trait) => finding(trait)?.found && finding(trait)?.explainedBy !== undefined,
    )
    const causes = explained.map((trait) => finding(trait)?.explainedBy?.trait)
    const follows = explained.map((trait) =>
      sample.truth.traits.find(({ key }) => key === trait.follows),
    )
    expect(causes).not.toEqual([])
    expect(causes).toEqual(follows.map((cause) => cause && idOf(cause)))
    for (const cause of planted('causal')) {
      expect(finding(cause)?.explainedBy, cause.key).toBeUndefined()
    }
  })

  test('finds what the best customers share', async () => {
    const { traits } = await compareTraits(sample.workspace, 'best_others', call)
    const marked = traits.filter(({ levels }) => levels.some(({ found }) => found))
    const inSegments = new Set(
      sample.truth.segments.flatMap(({ rule }) => rule.map(({ trait }) => standard[trait])),
    )
    expect(marked.filter(({ trait }) => inSegments.has(trait.id))).not.toEqual([])
  })
})
