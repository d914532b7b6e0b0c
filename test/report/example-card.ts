import type { CardTrait, Evidence, When } from '../../src/domain/index.ts'

export const decided = 1840
export const good = 402

/** Wilson's interval of a share. */
export function wilson(part: number, all: number): [number, number] {
  if (all === 0) return [0, 1]
  const z = 1.96
  const [share, slack] = [part / all, (z * z) / all]
  const centre = (share + slack / 2) / (1 + slack)
  const half = (z / (1 + slack)) * Math.sqrt((share * (1 - share)) / all + slack / (4 * all))
  return [centre - half, centre + half]
}

function evidence(accounts: number, won: number): Evidence {
  const rate = accounts === 0 ? 0 : won / accounts
  const [low, high] = wilson(won, accounts)
  const base = good / decided
  return {
    kind: 'measured',
    accounts,
    good: won,
    rate,
    rateInterval: [low, high],
    lift: rate / base,
    liftInterval: [low / base, high / base],
    heldOut: { accounts, good: won, lift: (rate / base) * 0.93 },
    repeats: accounts > 60,
  }
}

type LevelRow = readonly [when: When, points: number, accounts: number, won: number]

function trait(
  base: Pick<CardTrait, 'id' | 'label' | 'type' | 'whole' | 'group' | 'importance'>,
  levels: readonly LevelRow[],
): CardTrait {
  return {
    ...base,
    timing: 'stable',
    sources: [{ object: 'account', field: base.id }],
    levels: levels.map(([when, points, accounts, won]) => {
      const half = Math.round(70 / Math.sqrt(accounts + 20))
      return {
        when,
        points,
        interval: [points - half, points + half] as [number, number],
        evidence: evidence(accounts, won),
      }
    }),
  }
}

export const traits: readonly CardTrait[] = [
  trait(
    {
      id: 'account.industry',
      label: { key: 'trait.account.industry' },
      type: 'category',
      group: 'firmographic',
      importance: 0.34,
    },
    [
      [{ missing: true }, -3, 92, 14],
      [{ values: ['Software', 'Fintech'] }, 19, 410, 186],
      [{ values: ['Professional services'] }, 4, 318, 74],
      [{ values: ['Manufacturing & industrial equipment'] }, -4, 440, 72],
      [{ values: ['Retail <script>alert(1)</script>'] }, -14, 330, 31],
      [{ other: true }, -6, 250, 25],
    ],
  ),
  trait(
    {
      id: 'account.employees',
      label: { key: 'trait.account.employees' },
      type: 'number',
      whole: true,
      group: 'firmographic',
      importance: 0.22,
    },
    [
      [{ missing: true }, -2, 130, 22],
      [{ below: 20 }, -15, 480, 41],
      [{ from: 20, below: 50 }, -2, 420, 84],
      [{ from: 50, below: 250 }, 13, 460, 168],
      [{ from: 250, below: 1000 }, 9, 240, 70],
      [{ from: 1000 }, -3, 110, 17],
    ],
  ),
  trait(
    {
      id: 'technology.snowflake',
      label: { key: 'trait.technology', facts: { technology: 'Snowflake' } },
      type: 'yes_no',
      group: 'technographic',
      importance: 0.18,
    },
    [
      [{ missing: true }, 0, 610, 120],
      [{ values: ['yes'] }, 14, 360, 148],
      [{ values: ['no'] }, -6, 870, 134],
    ],
  ),
  trait(
    {
      id: 'activity.count_90d',
      label: { key: 'trait.activity.count', facts: { days: 90 } },
      type: 'number',
      whole: true,
      group: 'behavioural',
      importance: 0.14,
    },
    [
      [{ missing: true }, 0, 0, 0],
      [{ below: 3 }, -8, 700, 92],
      [{ from: 3, below: 10 }, 2, 760, 180],
      [{ from: 10 }, 10, 380, 130],
    ],
  ),
  trait(
    {
      id: 'account.country',
      label: { key: 'trait.account.country' },
      type: 'category',
      group: 'geographic',
      importance: 0.07,
    },
    [
      [{ missing: true }, 0, 60, 12],
      [{ values: ['Deutschland', 'Österreich', 'Schweiz'] }, 6, 520, 150],
      [{ values: ['Việt Nam', 'ไทย', '中国', 'ایران'] }, 3, 300, 72],
      [{ other: true }, -3, 960, 168],
    ],
  ),
  trait(
    {
      id: 'account.custom.data_team',
      label: { text: 'Has a data team (asked on first call)' },
      type: 'yes_no',
      group: 'custom',
      importance: 0.05,
    },
    [
      [{ missing: true }, -1, 1320, 262],
      [{ values: ['yes'] }, 7, 210, 82],
      [{ values: ['no'] }, -5, 310, 58],
    ],
  ),
]
