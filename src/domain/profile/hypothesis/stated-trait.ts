import { fieldsOf } from '../../objects.ts'
import { slug } from '../../slug.ts'
import type { Trait, TraitType } from '../../trait.ts'
import type { When } from '../level.ts'
import { fitPoints, type Hypothesis, type Statement } from './hypothesis.ts'

/** A level of a trait that a statement speaks of. */
export interface StatedLevel {
  readonly trait: Trait
  readonly when: When
}

/** A statement with the levels it is about (it holds where one of them does), in points and customers' worth. */
export interface Belief {
  readonly statement: Statement
  readonly levels: readonly StatedLevel[]
  readonly points: number
  readonly worth: number
}

/** What is known of the traits of a workspace: which one a name means. None where there is no data yet. */
export type FindTrait = (name: string) => Trait | undefined

/**
 * The statements with the traits they speak of: those of the data where it has them, else traits as
 * imports would make them, so that a hypothesis is a whole profile before there is any data.
 */
export function beliefsOf(
  { statements, worth: usual }: Hypothesis,
  find: FindTrait = () => undefined,
): readonly Belief[] {
  return statements.map((statement) => ({
    statement,
    levels: levelsOf(statement, find),
    points: fitPoints[statement.fit],
    worth: statement.worth ?? usual,
  }))
}

function levelsOf(statement: Statement, find: FindTrait): readonly StatedLevel[] {
  const { technology, trait = '' } = statement
  if (technology !== undefined) {
    const known = technology.flatMap((name) => find(`technology.${slug(name)}`) ?? [])
    const traits = known.length > 0 ? known : technology.map(technologyTrait)
    return traits.map((one) => ({ trait: one, when: { values: ['yes'] } }))
  }
  const when = whenOf(statement)
  return [{ trait: find(trait) ?? plainFieldTrait(trait, 'values' in when), when }]
}

/** Which values a statement about one trait holds for. */
export function whenOf({ below, from, values }: Statement): When {
  if (values !== undefined) return { values }
  return { ...(from === undefined ? {} : { from }), ...(below === undefined ? {} : { below }) }
}

function technologyTrait(technology: string): Trait {
  return {
    id: `technology.${slug(technology)}`,
    label: { key: 'trait.technology', facts: { technology } },
    type: 'yes_no',
    group: 'technographic',
    timing: 'unknown',
    sources: [
      { object: 'account', field: 'technologies' },
      { object: 'technology', field: 'technology' },
    ],
  }
}

/** A field of the account by its name, or a column of the user's own. */
function plainFieldTrait(named: string, isCategory: boolean): Trait {
  const field = named.replace(/^account\./, '')
  const group = fieldsOf('account')[field]?.group
  const type: TraitType = isCategory ? 'category' : 'number'
  if (group !== undefined)
    return {
      id: `account.${field}`,
      label: { key: `trait.account.${field}` },
      type,
      group,
      timing: 'stable',
      sources: [{ object: 'account', field }],
    }
  const header = named.replace(/^account\.custom\./, '')
  return {
    id: `account.custom.${slug(header)}`,
    label: { text: header },
    type,
    group: 'custom',
    timing: 'unknown',
    sources: [{ object: 'account', header }],
  }
}
