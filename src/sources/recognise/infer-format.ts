import type { ColumnFormat, FieldType } from '../../domain/index.ts'
import { evidenceOf, evidencePatterns } from './column-evidence.ts'
import type { ColumnValues } from './column-values.ts'
import { dealEnds } from './deal-ends.ts'
import { type DateFormat, decideDate, decideNumber } from './decide-format.ts'
import { foldText } from './fold-text.ts'
import { namedMonth } from './month-names.ts'

/** Share of the distinct values that must read as a field's type before the column can be the field. */
const enough = 0.7
/** Share asked of a column nobody named: one stray word makes it text. */
const nearlyAll = 0.95

/** A column is asked for the same formats for every kind of row it may be in. */
const formats = new WeakMap<ColumnValues, Map<FieldType, ColumnFormat | undefined>>()

/**
 * The format in which a column can be read as a type, or undefined where its values are something else.
 * A column without values fits every type.
 */
export function formatFor(type: FieldType, values: ColumnValues): ColumnFormat | undefined {
  const known = formats.get(values) ?? new Map<FieldType, ColumnFormat | undefined>()
  formats.set(values, known)
  if (!known.has(type)) known.set(type, readAs(type, values))
  return known.get(type)
}

function readAs(type: FieldType, values: ColumnValues): ColumnFormat | undefined {
  if (type === 'bool') return boolFormat(values) ?? dealEnds(values)
  if (type === 'number') return numberFormat(values, enough)
  if (type === 'date') return dateFormat(values, enough, true)
  return { kind: 'text' }
}

/** The format of a column that no field claims, from its values alone. */
export function guessFormat(values: ColumnValues): ColumnFormat {
  if (values.texts.length === 0) return { kind: 'text' }
  const answers = boolFormat(values)
  if (answers?.kind === 'bool' && answers.yes.length > 0 && answers.no.length > 0) return answers
  const date = dateFormat(values, nearlyAll, false)
  if (date !== undefined) return date
  return (values.leadingZeros ? undefined : numberFormat(values, nearlyAll)) ?? { kind: 'text' }
}

function boolFormat(values: ColumnValues): ColumnFormat | undefined {
  if (values.texts.length === 0)
    return { kind: 'bool', yes: ['true', 'yes', '1'], no: ['false', 'no', '0'] }
  return (
    values.answers && { kind: 'bool', yes: [...values.answers.yes], no: [...values.answers.no] }
  )
}

function numberFormat(values: ColumnValues, share: number): ColumnFormat | undefined {
  if (values.texts.length > 0 && values.share('number') < share) return undefined
  return decideNumber(evidenceOf(values.texts, evidencePatterns.number))
}

/** Bare numbers are dates only in a column that is known to hold dates. */
function dateFormat(values: ColumnValues, share: number, known: boolean): DateFormat | undefined {
  const { texts } = values
  if (texts.length === 0)
    return known ? { kind: 'date', order: 'ymd', calendar: 'gregorian' } : undefined
  if (values.share('date') >= share) return writtenFormat(values)
  const order =
    values.share('serial') >= share
      ? 'serial'
      : values.share('epoch') >= share
        ? 'epoch'
        : undefined
  return known && order ? { kind: 'date', order, calendar: 'gregorian' } : undefined
}

function writtenFormat(values: ColumnValues): DateFormat {
  const decided = decideDate(evidenceOf(values.texts, evidencePatterns.date))
  const named = values.texts.flatMap((text) => namedMonth(foldText(text)) ?? [])
  const first = named[0]
  if (first === undefined || named.length * 2 < values.texts.length) return decided
  return {
    kind: 'date',
    order: first.order,
    calendar: first.jalali ? 'jalali' : decided.calendar,
  }
}
