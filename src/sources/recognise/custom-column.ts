import { fieldsOf, type ObjectKind, type PlannedColumn } from '../../domain/index.ts'
import { isAccountTrait, isAfterHeader, isRowNumber } from '../synonyms/index.ts'
import { dealEnds } from './deal-ends.ts'
import { guessFormat } from './infer-format.ts'
import type { Column } from './proposal.ts'

/** A column that fills no field of ours: kept as a trait of the user's own, or left out. */
export function customColumn(column: Column, kind: ObjectKind): PlannedColumn {
  const { header, position, values, target } = column
  const object = isReference(target, kind)
    ? kind
    : (target?.object ?? (isAccountTrait(header) ? 'account' : kind))
  const known = target !== undefined && target.label === undefined
  const after = target?.after ?? tellsOutcome(column, kind)
  return {
    header,
    position,
    object,
    field: null,
    ...(leftOut(column) ? { skip: true } : {}),
    format: guessFormat(values),
    ...(known ? { confidence: 0.95, because: 'preset' } : { confidence: 0.5, because: 'custom' }),
    ...(after ? { after: true } : {}),
  }
}

/** A second pointer to the row's account says nothing of the account itself. */
function isReference(target: Column['target'], kind: ObjectKind): boolean {
  return target?.object === 'account' && `account_${target.field}` in fieldsOf(kind)
}

/** What describes the system, has no name, or is a part of a name that stands in the file as a whole. */
function leftOut({ header, target, candidates }: Column): boolean {
  const partOfName = (field: string | null | undefined, joint: true | undefined): boolean =>
    joint === true && field === 'name'
  return (
    target?.skip === true ||
    header.trim() === '' ||
    isRowNumber(header) ||
    partOfName(target?.field, target?.joint) ||
    candidates.some(({ field, joint }) => partOfName(field, joint))
  )
}

/** Texts of which a column of stages has at most as many. */
const mostStages = 50

/**
 * By its words, by its values (a second column of who was won and lost), or because it names a field of
 * ours that holds state at export.
 */
function tellsOutcome({ header, target, candidates, values }: Column, kind: ObjectKind): boolean {
  return (
    isAfterHeader(target?.label ?? header) ||
    (kind === 'deal' && values.texts.length <= mostStages && dealEnds(values) !== undefined) ||
    candidates.some(
      ({ object, field, sharedBy }) =>
        (object === kind || sharedBy <= 2) && fieldsOf(object)[field]?.known === 'after',
    )
  )
}
