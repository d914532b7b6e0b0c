import {
  type Belief,
  type CatalogueTrait,
  isNumeric,
  type Untested,
  type When,
} from '../../domain/index.ts'
import { type Fragment, integer, join, name, sql } from '../../sql/index.ts'
import type { CodedColumn } from '../learn/index.ts'
import { levelCase } from '../levels/index.ts'

/** By account: 0 not known, 1 the statement does not hold, 2 it does. The reason where the data cannot say. */
export type StatementColumn = CodedColumn | Untested

/** A statement as a column of the snapshot; one about several traits holds where it holds for one of them. */
export function statementColumn(
  { levels }: Belief,
  traits: readonly CatalogueTrait[],
): StatementColumn {
  const found = levels.flatMap(({ trait: { id }, when }) => {
    const trait = traits.find((one) => one.id === id)
    return trait === undefined ? [] : [{ trait, when }]
  })
  if (found.length === 0) return 'no_trait'
  const usable = found.filter(({ trait }) => !tellsOutcome(trait))
  if (usable.length === 0) return 'left_out'
  const fitting = usable.filter(({ trait, when }) => isNumeric(trait.type) === !('values' in when))
  const codes = fitting.map(({ trait, when }) => codeOf(name(trait.column), when))
  const [only] = codes
  if (only === undefined) return 'wrong_kind'
  return { code: codes.length === 1 ? only : anyOf(codes), levels: 3, ordered: false }
}

function tellsOutcome({ leftOut, timing }: CatalogueTrait): boolean {
  return timing === 'after' || leftOut !== undefined
}

function codeOf(column: Fragment, when: When): Fragment {
  const whens = around(when)
  const at = whens.indexOf(when)
  return levelCase(column, whens, (level) => integer(level === 0 ? 0 : level === at ? 2 : 1))
}

/** The level among all that a value can be. */
function around(when: When): readonly When[] {
  const missing: When = { missing: true }
  if (!('from' in when || 'below' in when)) return [missing, when, { other: true }]
  return [
    missing,
    ...(when.from === undefined ? [] : [{ below: when.from }]),
    when,
    ...(when.below === undefined ? [] : [{ from: when.below }]),
  ]
}

function anyOf(codes: readonly Fragment[]): Fragment {
  const some = (code: number) =>
    join(
      codes.map((own) => sql`${own} = ${integer(code)}`),
      sql` or `,
    )
  return sql`case when ${some(2)} then 2 when ${some(1)} then 1 else 0 end`
}
