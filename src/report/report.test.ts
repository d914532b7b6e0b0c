import { describe, expect, it } from 'vitest'
import { exampleReplay } from '../../test/report/example-replay.ts'
import { exampleSegments } from '../../test/report/example-segments.ts'
import { exampleInput, unreliableInput } from '../../test/report/report-input.ts'
import type { CardTrait, Profile } from '../domain/index.ts'
import { languages, translator } from '../messages/index.ts'
import { reportHtml, reportMarkdown, reportWorkbook } from './index.ts'

const english = translator('en')

describe('reportHtml', () => {
  it('leads with who is ideal, how sure that is, and what to do', () => {
    const page = reportHtml(exampleInput, english)
    expect(page).toContain('Best-fit accounts are won 2.5× as often as the average account')
    expect(page).toContain('Industry: Software or Fintech')
    expect(page).toContain('176 of 322 accounts kept aside; 95% interval 49% to 60%')
    expect(page.indexOf('What to do on Monday')).toBeLessThan(page.indexOf('id="card"'))
  })

  it('does not call ideal what no account is, where the data has the trait', () => {
    const { profile } = exampleInput
    const held = {
      when: { values: ['Fishing'] },
      points: 90,
      interval: [10, 170] as [number, number],
      evidence: { kind: 'assumption' as const, note: 'We like boats.' },
    }
    const traits = profile.card.traits.map((trait) =>
      trait.levels.some(({ when }) => 'values' in when && when.values.includes('Software'))
        ? { ...trait, levels: [...trait.levels, held] }
        : trait,
    )
    const page = reportHtml(
      { ...exampleInput, profile: { ...profile, card: { ...profile.card, traits } } },
      english,
    )
    expect(page).toContain('Your ideal customer: Industry: Software or Fintech;')
    expect(page).toContain('assumption: We like boats.')
  })

  it('leads with what surely adds points, before what may be chance', () => {
    const { profile } = exampleInput
    const doubtful = ({ interval, ...level }: CardTrait['levels'][number]) => ({
      ...level,
      interval: [-99, interval[1]] as [number, number],
    })
    const traits = profile.card.traits.map((trait, first) =>
      first === 0 ? { ...trait, levels: trait.levels.map(doubtful) } : trait,
    )
    const page = (card: Profile['card']) =>
      reportMarkdown({ ...exampleInput, profile: { ...profile, card } }, english)
    expect(page(profile.card)).toContain('Your ideal customer: Industry')
    expect(page({ ...profile.card, traits })).not.toContain('Your ideal customer: Industry')
    expect(page({ ...profile.card, traits })).toContain('Your ideal customer: ')
  })

  it('sets what became of accounts kept aside beside the likelihoods of those listed', () => {
    const { profile } = exampleInput
    const least = Math.min(...exampleInput.accounts.slice(0, 20).map(({ score }) => score.points))
    const checked = (points: number) =>
      reportHtml(
        {
          ...exampleInput,
          profile: { ...profile, tiers: { ...profile.tiers, heldOut: [[points, 40, 23]] } },
        },
        english,
      )
    expect(checked(least)).toContain('23 of 40 were won (58%)')
    expect(checked(least - 1)).toContain('No account kept aside had as many points as these')
    expect(reportHtml(exampleInput, english)).not.toContain('kept aside had as many points')
  })

  it('names the traits of the plain rule wherever it stands, and speaks of the outcome that was learned', () => {
    const page = reportHtml(exampleInput, english)
    expect(page).toContain('Plain rule, later accounts: Industry and Employees')
    expect(page).toContain('of customers won stand in the best-scored fifth')
    const best = { ...exampleInput, profile: { ...exampleInput.profile, outcome: 'best' as const } }
    const other = reportHtml(best, english)
    expect(other).toContain('best customers in best-scored fifth')
    expect(other).not.toContain('customers won')
  })

  it('tells how what best customers have in common hangs on the weights', () => {
    const page = reportHtml(exampleInput, english)
    expect(page).toContain('1 still does so in at least nine of ten of 65 other weightings')
    expect(page).toContain('It changes most without net profit')
    expect(reportMarkdown(exampleInput, english)).toMatch(/^\| Industry \| Software \| 2.1× \|/m)
    expect(page).toMatch(/50 to 199.*1\.4×.*0\.92× to 1\.5×.*62%/s)
  })

  it('shows names as they are, whatever they hold', () => {
    const page = reportHtml(exampleInput, english)
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(page).toContain('Retail &lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).not.toMatch(/<script|<img|onerror=(?!alert\(1\)&gt;)/)
  })

  it('leads with the doubt and drops points, tiers and scores where no profile is reliable', () => {
    const page = reportHtml(unreliableInput, english)
    expect(page).toContain('This data holds no reliable customer profile')
    expect(page).toContain('orders accounts no better than chance')
    expect(page).toContain('id="traits"')
    for (const part of ['card', 'tiers', 'accounts']) expect(page).not.toContain(`id="${part}"`)
  })

  it('is whole in every language, without a key, a request or an open placeholder', () => {
    for (const language of languages)
      for (const input of [exampleInput, unreliableInput]) {
        const page = reportHtml(input, translator(language))
        expect(page).not.toMatch(/(?<![\w.])(report|value|tier|trait|verdict)\.[a-z_.]+/)
        expect(page).not.toMatch(/https?:\/\/(?!evil\.example)|url\(|undefined|NaN/)
      }
  })
})

describe('a replay', () => {
  const replayed = { ...exampleInput, replay: exampleReplay }

  it('stands in the report only where one was run', () => {
    for (const report of [reportHtml, reportMarkdown]) {
      expect(report(exampleInput, english)).not.toContain('played again')
      expect(report(replayed, english)).toContain('The last 3 quarters played again')
    }
    expect(reportHtml({ ...unreliableInput, replay: exampleReplay }, english)).toContain('"replay"')
  })

  it('claims no more than was shown, and says why a quarter says nothing', () => {
    const text = reportMarkdown(replayed, english)
    expect(text).toContain('Of the 38 accounts on top 61% were won; as many at random would have')
    expect(text).toContain('That it beats the plain rule, which brought 50%, is not shown.')
    expect(text).toContain('115 were won, more than the 69 to 104 that its probabilities promised')
    expect(text).toContain('The quarters differ by more than chance (p 0.012)')
    expect(text).toContain('Q4 2025: no profile had proved reliable by then')
    expect(text).toContain('Q1 2026: too few to say anything by itself')
    expect(text).toContain('so the profile of 1 Jan 2026 stayed in force')
    expect(text).toContain('learned from the outcomes of all these periods')
    expect(text).toMatch(/^\| Q2 2026 \| 190 \| 32% \| 30 \| 60% \| .* \| 47% \| 52% \| 0\.71 \|$/m)
    expect(text).toContain('Kelonista &lt;b>Lines&lt;/b> GmbH')
  })

  it('is whole in every language, as a page and as sheets', () => {
    for (const language of languages) {
      const page = reportHtml(replayed, translator(language))
      expect(page).not.toMatch(/(?<![\w.])(replay|report|verdict)\.[a-z_.]+/)
      expect(page).not.toMatch(/undefined|NaN/)
      const { sheets } = reportWorkbook(replayed, translator(language))
      const [periods, misses] = sheets.slice(-2)
      expect(periods?.rows).toHaveLength(6)
      expect(misses?.rows.map((row) => row[2])).toContain('\'=HYPERLINK("x")')
      const widths = sheets.map((sheet) =>
        sheet.rows.map((row) => row.length - sheet.columns.length),
      )
      expect(widths.flat().every((difference) => difference === 0)).toBe(true)
      for (const { columns } of sheets)
        for (const { title } of columns) expect(title).not.toMatch(/replay\.|^$/)
    }
  })
})

describe('segments', () => {
  const segmented = { ...exampleInput, segments: exampleSegments }

  it('stand in the report with their rules and figures, or with the reason why there are none', () => {
    expect(reportHtml(exampleInput, english)).not.toContain('id="segments"')
    const text = reportMarkdown(segmented, english)
    expect(text).toContain(
      '2 groups among 800 decided accounts, of which 160 (20%) are “best customers”',
    )
    expect(text).toContain(
      '| 1\\. Industry: Retail · Employees: 50 to under 200 | 320 | 256 | 64 | 40 |',
    )
    expect(text).toContain(
      '| 1\\. net profit | 33,500 (26,800 to 40,200) | 15,000 (12,000 to 18,000) |',
    )
    expect(text).toContain('Segments to keep away from')
    expect(text).toContain('No segments: of 400 accounts, no group differs')
  })

  it('are named at each account that is in them', () => {
    const accounts = exampleInput.accounts.map((account, index) => ({
      ...account,
      segments: index === 0 ? [{ place: 1, negative: false }] : [],
    }))
    const input = { ...segmented, accounts }
    const page = reportHtml(input, english)
    expect(page.split('In segment 1: Industry: Retail · Employees: 50 to under 200')).toHaveLength(
      2,
    )
    const sheet = reportWorkbook(input, english).sheets.find(({ name }) => name === 'Accounts')
    expect(sheet?.columns.slice(-2).map(({ title }) => title)).toEqual([
      'Find out next',
      'Segments',
    ])
    expect(sheet?.rows.map((row) => row.at(-1)).slice(0, 2)).toEqual([
      '1. Industry: Retail · Employees: 50 to under 200',
      '',
    ])
  })

  it('are whole in every language, as a page and as a sheet', () => {
    for (const language of languages) {
      const page = reportHtml(segmented, translator(language))
      expect(page).not.toMatch(/(?<![\w.])(segments|report|level)\.[a-z_.]+|undefined|NaN|<a> CRM/)
      const { sheets } = reportWorkbook(segmented, translator(language))
      const sheet = sheets.find(({ columns }) => columns.some(({ title }) => /WRAcc/.test(title)))
      expect(sheet?.rows.map((row) => row.length)).toEqual(
        [22, 22].map(() => sheet?.columns.length),
      )
      for (const { title } of sheet?.columns ?? []) expect(title).not.toMatch(/segments\.|^$/)
    }
  })
})

describe('reportMarkdown', () => {
  it('keeps hostile names from becoming markup, in lines and in tables', () => {
    const text = reportMarkdown(
      {
        ...exampleInput,
        accounts: exampleInput.accounts.map((account) => ({
          ...account,
          name: '# x | [a](http://evil.example) <b>\n- y',
        })),
      },
      english,
    )
    expect(text).toContain(String.raw`\# x \| \[a\](http://evil.example) &lt;b> - y`)
    expect(text).not.toMatch(/^- y/m)
    expect(text).toMatch(/^\| Industry \| Software or Fintech \| \+19 \|/m)
  })
})

describe('reportWorkbook', () => {
  const { sheets } = reportWorkbook(exampleInput, translator('fa'))

  it('holds the golden sheet, accounts, card and customers, right to left for Persian', () => {
    expect(sheets.map(({ columns }) => columns.length)).toEqual([4, 11, 10, 7])
    expect(sheets.every(({ rightToLeft }) => rightToLeft)).toBe(true)
    expect(new Set(sheets.map(({ name }) => name)).size).toBe(4)
  })

  it('holds no text that a spreadsheet would run', () => {
    const texts = sheets
      .flatMap(({ rows }) => rows.flat())
      .filter((cell) => typeof cell === 'string')
    expect(texts).toContain(`'=HYPERLINK("http://evil.example","Click")`)
    expect(texts.filter((text) => /^[=+\-@\t\r]/.test(text))).toEqual([])
  })

  it('takes the golden sheet from the records, and says what it can where they say nothing', () => {
    const facts = {
      1000: { industry: 'Energy', operatingModel: 'B2B', quote: '@us: saved a month' },
    }
    const [golden] = reportWorkbook({ ...exampleInput, customerFacts: facts }, english).sheets
    expect(golden?.rows[0]).toEqual([
      'Energy',
      'B2B',
      'Nordwind Datenwerke GmbH',
      "'@us: saved a month",
    ])
    expect(golden?.rows[1]?.[3]).toMatch(/^No\. 2 of 402 customers/)
  })
})

describe('a hypothesis', () => {
  const prior = { value: 40, low: 0, high: 80 }
  const levels = exampleInput.profile.card.traits
    .slice(0, 1)
    .map((trait) => ({ trait, when: { values: ['Retail'] } }))
  const stated = {
    outcome: 'won' as const,
    decided: 900,
    good: 300,
    statements: [
      {
        statement: {
          trait: 'industry',
          values: ['Retail'],
          fit: 'strong' as const,
          note: 'They buy.',
        },
        levels,
        at: { accounts: 120, good: 20 },
        rest: { accounts: 780, good: 280 },
        prior,
        data: { value: -22.4, low: -38, high: -7 },
        adjusted: true,
        posterior: { value: -14, low: -28, high: -1 },
        positive: 0.02,
        verdict: 'overturned' as const,
      },
    ],
  }

  it('stands beside what the data says, in page, text and workbook', () => {
    const input = { ...exampleInput, hypothesis: stated }
    const page = reportHtml(input, english)
    expect(page).toContain('Hypotheses and what the data says')
    expect(page).toMatch(
      /Industry: Retail.*They buy\..*overturned.*−22 <span>\(−38 to −7\)\*<\/span>.*20 \/ 120/s,
    )
    expect(reportMarkdown(input, english)).toContain('| Industry: Retail | overturned |')
    const sheet = reportWorkbook(input, english).sheets.find(({ name }) => name === 'Hypothesis')
    expect(sheet?.rows[0]?.slice(0, 6)).toEqual([
      'Industry: Retail',
      'overturned',
      40,
      0,
      80,
      -22.4,
    ])
    expect(reportHtml(exampleInput, english)).not.toContain('Hypotheses and what the data says')
  })

  it('taken from a template is told in the language of the report', () => {
    const [held] = stated.statements
    if (held === undefined) throw new Error('a statement')
    const note = english.t('template.saas_smb.reason.6')
    const statements = [{ ...held, statement: { ...held.statement, note } }]
    const told = { ...exampleInput, hypothesis: { ...stated, statements } }
    const persian = translator('fa')
    for (const page of [reportHtml(told, persian), reportMarkdown(told, persian)]) {
      expect(page).toContain(persian.t('template.saas_smb.reason.6'))
      expect(page).not.toContain(note)
    }
  })

  it('by itself is called one, and not a failure to learn', () => {
    const profile = {
      ...unreliableInput.profile,
      verdict: { reliable: false, reasons: ['hypothesis_only' as const] },
    }
    const page = reportHtml({ ...unreliableInput, profile, hypothesis: stated }, english)
    expect(page).toContain('This profile is a hypothesis')
    expect(page).not.toContain('Do not choose accounts by this score')
    expect(page).not.toContain('holds no reliable customer profile')
  })
})

it('calls an account without a name by the id it has in the files', () => {
  const accounts = exampleInput.accounts.map((one) => ({
    ...one,
    ...{ name: null, domain: null, id: `L-${one.accountKey}` },
  }))
  const page = reportHtml({ ...exampleInput, accounts }, english)
  expect(page).toContain(`<bdi>L-${accounts[0]?.accountKey}</bdi>`)
})

it('says once what the market repeats where every account is decided', () => {
  const [first] = exampleInput.tables.filter(({ question }) => question === 'won_lost')
  if (first === undefined) throw new Error('a table')
  const tables = [first, { ...first, question: 'customers_market' as const }]
  for (const page of [
    reportHtml({ ...exampleInput, tables }, english),
    reportMarkdown({ ...exampleInput, tables }, english),
  ])
    expect(page).toContain('the same as “Won against lost accounts”')
})
