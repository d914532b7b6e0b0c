import {
  type ColumnFormat,
  fieldsOf,
  type ObjectKind,
  type PlannedColumn,
} from '../../domain/index.ts'
import type { PresetTarget } from '../presets/index.ts'
import { type Candidate, isBadOutcome, lookUp } from '../synonyms/index.ts'
import { bandFormat } from './bands.ts'
import { churnEnds } from './churn-ends.ts'
import type { ColumnValues } from './column-values.ts'
import { dealEnds } from './deal-ends.ts'
import { unitOf, withoutUnit } from './header-unit.ts'
import { formatFor } from './infer-format.ts'

/** A column of the file with what is known of it before the kind of row is. */
export interface Column {
  readonly header: string
  readonly position: number
  readonly values: ColumnValues
  readonly target: PresetTarget | undefined
  /** Fields that the words of the header name. */
  readonly candidates: readonly Candidate[]
}

/** A field that a column may fill. */
export interface Proposal {
  readonly object: ObjectKind
  readonly field: string
  readonly format: ColumnFormat
  readonly confidence: number
  readonly because: PlannedColumn['because']
  /** How telling the header is of the row's kind: 1 shared by no other kind, down to 0. */
  readonly weight: number
  /** Set where several columns fill the field together. */
  readonly joint?: true
}

/** What a header alone is worth, below the presets, which know the vendor. */
const headerTrust = 0.95
/** In a vendor's file a label the preset does not know is the user's own and may mean anything. */
const besidePreset = 0.8
const valuesTrust = 0.6
/** Rows with addresses of people, where nothing else tells what they are. */
const peopleByAddress = 0.3

/** The fields a column may fill in rows of a kind, with values that can be read as such. */
export function proposalsFor(
  column: Column,
  kind: ObjectKind,
  vendorFile: boolean,
): readonly Proposal[] {
  const { target } = column
  if (target !== undefined && target.label === undefined) {
    return presetProposals(column, target, kind)
  }
  const trust = headerTrust * (vendorFile ? besidePreset : 1)
  const named = column.candidates
    .filter((candidate) => target === undefined || candidate.object === target.object)
    .filter((candidate) => !vendorFile || candidate.sureness === 1)
    .flatMap((candidate) => placed(candidate, kind) ?? [])
    .flatMap(({ object, field, candidate }) =>
      accepted(column, object, field, {
        confidence: trust * candidate.sureness,
        because: 'header',
        weight: candidate.sureness / candidate.sharedBy,
        ...(candidate.joint ? { joint: candidate.joint } : {}),
      }),
    )
  return named.length > 0 || target !== undefined ? named : proposalsByValues(column, kind)
}

function presetProposals(
  column: Column,
  target: PresetTarget,
  kind: ObjectKind,
): readonly Proposal[] {
  if (target.field === null || target.skip) return []
  const { object, field } = inRowsOf(kind, target.object, target.field)
  const format = formatOf(column, object, field)
  if (format === undefined) return []
  const confidence = 0.99 - target.rank * 0.01
  const joint = target.joint ? { joint: target.joint } : {}
  return [{ object, field, format, confidence, because: 'preset', weight: 1, ...joint }]
}

/** Where an account is not the row, its id, name and domain are the row's reference to it. */
function inRowsOf(
  kind: ObjectKind,
  object: ObjectKind,
  field: string,
): { readonly object: ObjectKind; readonly field: string } {
  const reference = `account_${field}`
  return object === 'account' && kind !== 'account' && reference in fieldsOf(kind)
    ? { object: kind, field: reference }
    : { object, field }
}

export function candidatesFor(header: string): readonly Candidate[] {
  if (isBadOutcome(header)) {
    return [{ object: 'account', field: 'outcome', sureness: 1, sharedBy: 1 }]
  }
  const found = lookUp(header)
  return found.length > 0 ? found : lookUp(withoutUnit(header))
}

/** Fields of a company that rows of other kinds may carry along. */
function describesAccount(field: string): boolean {
  const spec = fieldsOf('account')[field]
  return spec?.group !== undefined && field !== 'source' && field !== 'description'
}

/** A row of anything may say who the person was. */
const namesPerson: ReadonlySet<string> = new Set(['name', 'email', 'title'])

/** What is billed or spent has no name of its own: a "Name" or "Contact" on it is the customer's. */
const nameless: ReadonlySet<ObjectKind> = new Set(['invoice', 'cost'])

function isNameOfPayer({ object, field, joint }: Candidate): boolean {
  return field === 'name' && joint === undefined && (object === 'account' || object === 'contact')
}

function placed(candidate: Candidate, kind: ObjectKind) {
  const { object, field } = candidate
  const carried =
    (object === 'account' && describesAccount(field)) ||
    (object === 'contact' && candidate.sharedBy === 1 && namesPerson.has(field))
  if (nameless.has(kind) && isNameOfPayer(candidate)) {
    return { object: kind, field: 'account_name', candidate: { ...candidate, sureness: 0.7 } }
  }
  return object === kind || (carried && !ownsField(candidate, kind))
    ? { object, field, candidate }
    : undefined
}

/** A contact's own country is not its company's. */
function ownsField(candidate: Candidate, kind: ObjectKind): boolean {
  return kind === 'contact' && candidate.field in fieldsOf(kind)
}

function accepted(
  column: Column,
  object: ObjectKind,
  field: string,
  proposal: Omit<Proposal, 'object' | 'field' | 'format'>,
): readonly Proposal[] {
  const named = fieldBy(column.values, object, field)
  if (!fits(column.values, object, named)) return []
  const format = formatOf(column, object, named)
  return format === undefined ? [] : [{ ...proposal, object, field: named, format }]
}

/** Where the header names a field, the values may tell that its neighbour is meant. */
function fieldBy(values: ColumnValues, object: ObjectKind, field: string): string {
  if (isName(field) && looksLikeIds(values)) return field.replace(/name$/, 'id')
  if (object !== 'account' || field !== 'lifecycle') return field
  if (churnEnds(values) !== undefined) return 'churned'
  return dealEnds(values) === undefined ? field : 'outcome'
}

const isName = (field: string): boolean => field === 'account_name' || field === 'referred_name'

function looksLikeIds(values: ColumnValues): boolean {
  return values.texts.length > 0 && values.share('code') + values.share('number') >= 0.9
}

/** Rows of one company, person or deal may be met twice and are joined; lines of one order are not. */
function mostRepeats(object: ObjectKind): number {
  return object === 'account' || object === 'contact' || object === 'deal' ? 0.5 : 0.1
}

/** Whether the values can be what the field holds, beyond its type. */
function fits(values: ColumnValues, object: ObjectKind, field: string): boolean {
  if (values.texts.length === 0) return true
  if (field === 'id') return values.repeats <= mostRepeats(object)
  if (field.endsWith('domain')) return values.share('domain') + values.share('url') >= 0.5
  if (field === 'email') return values.share('email') >= 0.5
  return field.endsWith('name') ? values.share('number') < 0.9 : true
}

function formatOf(column: Column, object: ObjectKind, field: string): ColumnFormat | undefined {
  const spec = fieldsOf(object)[field]
  if (spec === undefined) return undefined
  const isCategory = spec.type === 'category' || spec.type === 'set'
  if (isCategory && column.values.share('date') >= 0.9) return undefined
  const format =
    (field === 'churned' ? churnEnds(column.values) : undefined) ??
    formatFor(spec.type, column.values) ??
    bandFormat(field, column.values)
  const unit = format?.kind === 'number' && counted.has(field) ? unitOf(column.header) : 1
  if (format?.kind === 'number' && unit !== 1) return { ...format, unit }
  return format?.kind === 'bool' && isBadOutcome(column.header)
    ? { ...format, yes: format.no, no: format.yes }
    : format
}

/** Fields of which a header may say that they are in thousands or millions. */
const counted: ReadonlySet<string> = new Set(['revenue', 'amount', 'profit', 'employees'])

/** What values tell where the header does not: addresses of mail and web, and countries. */
function proposalsByValues(column: Column, kind: ObjectKind): readonly Proposal[] {
  const { values } = column
  const says = (object: ObjectKind, field: string, weight = 0): readonly Proposal[] => {
    const place = inRowsOf(kind, object, field)
    return accepted(column, place.object, place.field, {
      confidence: valuesTrust,
      because: 'values',
      weight,
    })
  }
  if (values.share('email') >= 0.8) {
    return says('contact', 'email', kind === 'contact' ? peopleByAddress : 0)
  }
  if (values.share('domain') >= 0.8) return says('account', 'domain')
  if (values.share('country') >= 0.8 && values.texts.length >= 3) {
    return says(kind === 'contact' ? 'contact' : 'account', 'country')
  }
  return []
}
