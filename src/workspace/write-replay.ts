import { accountRefs, type ReplayedAccount } from '../loop/index.ts'
import type { Engine } from '../sql/index.ts'
import { rounded, type TableRow, writeTable } from './write-table.ts'

const columns = [
  ...['profile', 'from', 'to', 'id', 'name', 'domain', 'won', 'amount', 'points', 'tier'],
  ...['probability', 'on_top', 'on_top_before', 'on_top_rule'],
]

/** Accounts whose names are read at a time. */
const page = 1000

/** The accounts of one course: those of learning anew, or of the profile with this id. */
export interface ReplayedCourse {
  readonly profile: string
  readonly accounts: readonly ReplayedAccount[]
}

/** Writes every account that the figures of a replay count, with where each way to choose put it. */
export async function writeReplayed(
  engine: Engine,
  file: string,
  courses: readonly ReplayedCourse[],
): Promise<void> {
  await writeTable(file, columns, rowsOf(engine, courses))
}

async function* rowsOf(
  engine: Engine,
  courses: readonly ReplayedCourse[],
): AsyncIterable<readonly TableRow[]> {
  for (const { accounts, profile } of courses) {
    for (let start = 0; start < accounts.length; start += page) {
      const some = accounts.slice(start, start + page)
      const keys = [...new Set(some.map(({ key }) => key))]
      const refs = await accountRefs(engine, keys)
      yield some.map((account) => rowOf(profile, account, refs.get(account.key)))
    }
  }
}

function rowOf(
  profile: string,
  { amount, from, good, scored, to }: ReplayedAccount,
  ref: { readonly [name in 'id' | 'name' | 'domain']: string | null } | undefined,
): TableRow {
  return [
    ...[profile, from, to, ref?.id ?? null, ref?.name ?? null, ref?.domain ?? null],
    ...[good ? 1 : 0, amount, scored?.points ?? null, scored?.tier ?? null],
    ...[scored?.probability, scored?.top, scored?.before, scored?.rule].map((value) =>
      rounded(value ?? null),
    ),
  ]
}
