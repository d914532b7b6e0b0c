import { type Replay, type ReplayMeasures, replaySchema } from '../../src/domain/index.ts'
import { wilson } from './example-card.ts'

const within = (value: number, low: number, high: number) => ({ value, low, high })

function share(part: number, all: number) {
  const [low, high] = wilson(part, all)
  return within(all === 0 ? 0 : part / all, low, high)
}

/** What came of so many accounts, `top` of them on top. */
function measures(accounts: number, wins: number, top: number, won: number): ReplayMeasures {
  const pick = (own: number, money: number) => ({
    accounts: top,
    wins: own,
    rate: share(own, top),
    captured: share(own, wins),
    lift: within(own / top / (wins / accounts), 0.8, 2.9),
    money: { amount: money, share: within(money / 900_000, 0.1, 0.6) },
  })
  const rival = (name: 'before' | 'rule' | 'none', own: number) => ({
    name,
    pick: pick(own, 4000 * own),
    gain: {
      rate: within((won - own) / top, -0.02, 0.3),
      apart: top / 2,
      money: within(0.08, -0.05, 0.2),
      ...(name === 'none' ? {} : { auc: within(0.06, 0.01, 0.11) }),
    },
  })
  const count = (all: number, own: number) => ({ accounts: all, wins: own })
  return {
    accounts,
    wins,
    expected: within(wins * 0.7, wins * 0.6, wins * 0.9),
    auc: within(0.71, 0.64, 0.78),
    top: pick(won, 6000 * won),
    tiers: {
      best: count(top, won),
      good: count(60, 20),
      bad: count(accounts - top - 65, wins - won - 21),
      unknown: count(5, 1),
    },
    rivals: [
      rival('before', won - 2.5),
      rival('rule', won - 4),
      rival('none', (top * wins) / accounts),
    ],
    few: top < 10,
  }
}

const missed = ['Kelonista <b>Lines</b> GmbH', '=HYPERLINK("x")', null].map((name, index) => ({
  accountKey: 900 + index,
  id: `m${index}`,
  name,
  domain: name === null ? 'late.example' : null,
  points: -34 - index,
  ...(index === 2 ? {} : { amount: 27_900 - 900 * index }),
}))

/** Three quarters: one before any profile proved reliable, one with few accounts, one with a profile kept. */
export const exampleReplay: Replay = replaySchema.parse({
  ran: '2026-07-01T09:00:00.000Z',
  by: 'quarter',
  outcome: 'won',
  currency: 'EUR',
  rule: [{ key: 'trait.account.industry' }, { text: 'Has a data team' }],
  undated: 4,
  periods: ['2025-10-01 2025-12-31', '2026-01-01 2026-03-31', '2026-04-01 2026-06-30'].map(
    (days, index) => {
      const [from, to] = days.split(' ')
      const [accounts, wins] = [150 + 20 * index, 50 + 5 * index]
      return { from, to, accounts, wins, amount: 400_000, openedBefore: 90 }
    },
  ),
  learning: {
    turns: [
      { state: 'no_profile', reasons: ['not_better_than_chance'] },
      { state: 'played', known: '2026-01-01', measures: measures(170, 55, 8, 5), missed: [] },
      {
        state: 'played',
        known: '2026-01-01',
        kept: true,
        measures: measures(190, 60, 30, 18),
        missed,
      },
    ],
    total: measures(360, 115, 38, 23),
    claim: 'ahead',
    drift: { p: 0.012, weakest: 1 },
  },
  file: {
    turns: [{ state: 'seen' }, { state: 'seen' }, { state: 'seen' }],
    claim: 'all_seen',
    file: { id: '635a23b4b542', name: 'Ideal customer profile', dataTo: '2026-06-29' },
  },
})
