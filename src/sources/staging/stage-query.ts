import type { FilePlan, PlannedColumn, StagedColumn } from '../../domain/index.ts'
import { fieldsOf } from '../../domain/index.ts'
import { type Fragment, join, name, sql } from '../../sql/index.ts'
import { literal, rawName } from '../files/index.ts'
import { labelKey } from '../header-key.ts'
import { type ColumnConversion, conversionOf, isPlaceholderSql, layered } from './convert/index.ts'
import { keyColumns } from './key-columns.ts'
import type { PlannedFile } from './prepare-file.ts'
import { totalPattern } from './total-words.ts'

/** One column of a file on its way into the store. */
export interface StagingColumn {
  readonly planned: PlannedColumn
  readonly staged: StagedColumn
  readonly conversion: ColumnConversion
  /** The cell's text, as written in the file. */
  readonly raw: Fragment
}

/**
 * How the columns of a file are read. `harmless`: the file is one of our files of rejected rows, in which
 * formulas were made harmless. `plain`: positions of the columns read in their plainest writing only.
 */
export function stagingColumns(
  { plan, cleaned }: Pick<PlannedFile, 'plan' | 'cleaned'>,
  harmless: boolean,
  plain: ReadonlySet<number> = new Set(),
): readonly StagingColumn[] {
  return plan.columns
    .filter(({ skip }) => !skip)
    .map((planned, index) => {
      const cell = name(rawName(planned.position))
      const raw = harmless ? sql`regexp_replace(${cell}, '^''([=+@-])', '\\1')` : cell
      const { header, object, field, position } = planned
      const care = { cleaned: cleaned.has(position), plain: plain.has(position) }
      const conversion = conversionOf(planned, raw, care)
      const known =
        field === null
          ? planned.after
            ? 'after'
            : 'unknown'
          : (fieldsOf(object)[field]?.known ?? 'unknown')
      const column = `c${index}`
      const staged = { column, header, object, field, type: conversion.type, known } as const
      return { planned, staged, conversion, raw }
    })
}

/**
 * Typed rows of the raw relation, with `_odd`: whether the row must be looked at again. `deleted` tells a row
 * that was deleted where it comes from (`deletedRow`).
 */
export function stageQuery(
  columns: readonly StagingColumn[],
  relation: Fragment,
  deleted: Fragment | undefined,
): Fragment {
  const kept = columns.map(({ staged }) => name(staged.column))
  return sql`select ${join(kept)}, ${oddRow(columns, deleted)} as _odd from ${converted(columns, relation)}`
}

/** The raw relation with the typed columns beside its own. */
export function converted(columns: readonly StagingColumn[], relation: Fragment): Fragment {
  const values = columns.map(({ conversion, staged: { column } }) => ({ ...conversion, column }))
  return layered(relation, values)
}

function oddRow(columns: readonly StagingColumn[], deleted: Fragment | undefined): Fragment {
  const conditions = [
    ...columns.flatMap((column) => {
      const unread = unreadable(column)
      return unread === undefined ? [] : [unread]
    }),
    ...[withoutKey(columns), startsWithTotal(columns), deleted].flatMap((test) => test ?? []),
  ]
  return conditions.length === 0 ? sql`false` : sql`(${join(conditions, sql` or `)})`
}

/** Is there a text that says something, but not in the column's format? Never null. */
export function unreadable({
  conversion,
  raw,
  staged,
  planned,
}: StagingColumn): Fragment | undefined {
  if (conversion.problem === undefined) return undefined
  const open = conversion.open === undefined ? sql`` : sql` and not ${conversion.open}`
  return sql`case when ${raw} is not null and ${name(staged.column)} is null then not ${isPlaceholderSql(raw, planned.field)}${open} else false end`
}

/** Salesforce exports what is in the recycle bin too, and marks it. Never null. */
export function deletedRow({ preset, columns }: FilePlan): Fragment | undefined {
  const mark =
    preset === 'salesforce' && columns.find(({ header }) => labelKey(header) === 'isdeleted')
  return mark
    ? sql`coalesce(trim(lower(${name(rawName(mark.position))})) in ('true', '1'), false)`
    : undefined
}

/** Undefined where the file has no key column at all: then no row can be blamed. */
export function withoutKey(columns: readonly StagingColumn[]): Fragment | undefined {
  const keys = keyColumns(columns.map(({ planned }) => planned))
  if (keys.length === 0) return undefined
  const missing = columns
    .filter(({ planned }) => keys.includes(planned))
    .map(({ staged }) => sql`${name(staged.column)} is null`)
  return sql`(${join(missing, sql` and `)})`
}

/** The first cell that may hold the word "Total" is the first one of text. */
export function startsWithTotal(columns: readonly StagingColumn[]): Fragment | undefined {
  const first = columns.find(({ staged }) => staged.type === 'text')
  if (first === undefined) return undefined
  return sql`coalesce(regexp_full_match(${name(first.staged.column)}, ${literal(totalPattern)}), false)`
}
