import { isNumeric, type TraitType } from '../../domain/index.ts'
import { type Dialect, type Fragment, join, sql } from '../../sql/index.ts'
import type { Candidate } from './candidate.ts'
import type { Reading } from './read-text.ts'

/** The type of a trait, from its reading or from the type of its column. */
export function traitType({ type, sqlType }: Candidate, reading: Reading | undefined): TraitType {
  if (type !== undefined) return type
  if (reading !== undefined) return reading.type
  return sqlType === 'boolean' ? 'yes_no' : 'number'
}

/** The expression of a snapshot column: number or text as the trait's type has it. */
export function traitValue(
  dialect: Dialect,
  candidate: Candidate,
  reading: Reading | undefined,
): Fragment {
  const type = traitType(candidate, reading)
  const target = dialect.type(isNumeric(type) ? 'number' : 'text')
  return sql`cast(${converted(candidate, reading, type)} as ${target})`
}

function converted(
  { value, sqlType }: Candidate,
  reading: Reading | undefined,
  type: TraitType,
): Fragment {
  if (sqlType === 'boolean')
    return sql`case when ${value} then 'yes' when not ${value} then 'no' end`
  if (reading === undefined) return value
  const branches = reading.renamed.map(({ to, from }) => {
    const among = join(from.map((text) => sql`${text}`))
    return sql`when ${value} in (${among}) then ${to}`
  })
  if (type === 'yes_no' || type === 'ordered')
    return branches.length === 0 ? sql`null` : sql`case ${join(branches, sql` `)} end`
  const kept = branches.length === 0 ? value : sql`case ${join(branches, sql` `)} else ${value} end`
  return type === 'text_length' ? sql`char_length(${kept})` : kept
}
