import { fieldsOf, type ObjectKind, objectKinds } from '../../domain/index.ts'
import { kindsInFileName } from '../synonyms/index.ts'
import { dealEnds } from './deal-ends.ts'
import { type Column, type Proposal, proposalsFor } from './proposal.ts'

/** A person's address names the company too. */
const reference = ['account_id', 'account_name', 'account_domain', 'email']

/** What rows of a kind cannot be without: of every list, one field at least. */
const core: Readonly<Record<ObjectKind, readonly (readonly string[])[]>> = {
  account: [['id', 'name', 'domain']],
  contact: [
    ['id', 'name', 'email'],
    ['email', 'title', 'role', 'department', 'phone'],
  ],
  deal: [
    ['stage', 'status', 'closed', 'probability', 'lost_reason'],
    ['id', 'name', 'amount'],
  ],
  stage_change: [['deal_id'], ['stage'], ['entered']],
  activity: [['at'], ['kind', 'subject', 'body'], [...reference, 'contact_id', 'deal_id']],
  invoice: [['at'], ['amount'], reference],
  cost: [['amount'], reference],
  ticket: [['opened', 'closed'], ['id', 'subject', 'priority', 'kind'], reference],
  usage: [['feature', 'quantity', 'users'], reference],
  referral: [['referred_id', 'referred_name', 'referred_domain']],
  technology: [['technology'], reference],
  note: [['body'], [...reference, 'contact_id', 'deal_id']],
  answer: [['score', 'text'], reference],
}

/** A file's name says as much as one and a half headers that no other kind has. */
const fileNameWeight = 1.5
/** A kind that lacks something it cannot be without is worth this share of its score. */
const incomplete = 0.2
/** Money in the file speaks against kinds of rows that have none. */
const moneyless = -0.5
/** A score from which on the headers say something at all: a lone "id" does not. */
const enoughTold = 0.6
/** Below this, a file says nothing of what its rows are. */
export const leastKindConfidence = 0.25
/** One row an account speaks for accounts; an account on many rows speaks against. */
const accountRows = { unique: 0.5, repeated: -1.5 }

export interface KindGuess {
  readonly kind: ObjectKind
  /** In [0, 1]: how far the best kind is ahead of the next, and how much the headers say. */
  readonly confidence: number
}

/** What one row of a file is, from its headers, their values and the file's name. */
export function guessKind(file: string, columns: readonly Column[]): KindGuess {
  const spoken = kindsInFileName(file)
  const scored = objectKinds
    .map((kind) => ({ kind, ...scoreOf(kind, columns, spoken.has(kind)) }))
    .toSorted((one, other) => other.score - one.score)
  const [best, next] = scored
  if (best === undefined || best.score <= 0) return { kind: 'account', confidence: 0 }
  const kind = best.kind === 'account' && tellsSale(columns) ? 'deal' : best.kind
  const lead = (best.score - Math.max(0, next?.score ?? 0)) / best.score
  const told = Math.min(1, best.score / enoughTold)
  const confidence = (0.5 + lead / 2) * told * (best.complete ? 1 : incomplete)
  return { kind, confidence: Math.round(confidence * 100) / 100 }
}

/**
 * A list of companies that says of each how its sale ended, when and for how much is one of deals, which
 * carry their company along; as accounts they would lose the dates and the money.
 */
function tellsSale(columns: readonly Column[]): boolean {
  const fills = (column: Column, ...fields: readonly string[]): boolean =>
    proposalsFor(column, 'deal', false).some(
      ({ object, field }) => object === 'deal' && fields.includes(field),
    )
  const filled = columns.filter(({ values }) => values.texts.length > 0)
  return (
    filled.some((column) => fills(column, 'closed')) &&
    filled.some((column) => fills(column, 'amount')) &&
    filled.some((column) => fills(column, 'status', 'stage') && dealEnds(column.values))
  )
}

function scoreOf(
  kind: ObjectKind,
  columns: readonly Column[],
  spoken: boolean,
): { readonly score: number; readonly complete: boolean } {
  const best = new Map<string, number>()
  for (const column of columns) {
    for (const proposal of proposalsFor(column, kind, false)) raise(best, proposal, kind)
  }
  const complete = core[kind].every((fields) => fields.some((field) => best.has(field)))
  const headers = [...best.values()].reduce((sum, weight) => sum + weight, 0)
  const rows = kind === 'account' ? accountRowWeight(columns) : 0
  const money = speaksOfMoney(kind, columns) ? 0 : moneyless
  const score = headers + (spoken ? fileNameWeight : 0) + rows + money
  return { score: complete ? score : score * incomplete, complete }
}

function raise(best: Map<string, number>, proposal: Proposal, kind: ObjectKind): void {
  const embedded = proposal.object === 'contact' && proposal.field === 'email'
  if (embedded && kind !== 'contact') best.set('email', 0)
  if (proposal.object !== kind) return
  best.set(proposal.field, Math.max(best.get(proposal.field) ?? 0, proposal.weight))
}

/** True for companies and people too, who may have an amount of their own. */
function speaksOfMoney(kind: ObjectKind, columns: readonly Column[]): boolean {
  const may = 'amount' in fieldsOf(kind) || kind === 'account' || kind === 'contact'
  const some = columns.some(({ candidates }) => candidates.some(({ field }) => field === 'amount'))
  return may || !some
}

function accountRowWeight(columns: readonly Column[]): number {
  const keys = columns.filter(({ values }) => values.texts.length > 1).filter(namesAccount)
  if (keys.length === 0) return 0
  return Math.min(...keys.map(({ values }) => values.repeats)) > 0.2
    ? accountRows.repeated
    : accountRows.unique
}

function namesAccount(column: Column): boolean {
  return proposalsFor(column, 'invoice', false).some(({ field }) => reference.includes(field))
}
