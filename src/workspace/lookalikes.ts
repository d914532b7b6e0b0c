import {
  type CatalogueTrait,
  Fault,
  isWorthUnknown,
  type Lookalikes,
  type ValueReport,
} from '../domain/index.ts'
import { calledSeeds, findLookalikes, inSegment, readTraits, type Seeds } from '../loop/index.ts'
import { type Translator, translator } from '../messages/index.ts'
import { type Engine, sql } from '../sql/index.ts'
import { ensureDerived } from './derive.ts'
import { keptLookalikes, keptSegments } from './kept-results.ts'
import { partsOfValue } from './left-out.ts'
import { inWorkspace } from './open-workspace.ts'
import { seedNames } from './seed-names.ts'
import { type CallContext, stepContext, within } from './step-context.ts'
import { storedResult, storeResult } from './stored-result.ts'
import { traitIdOf } from './trait-called.ts'
import { valueDefinition } from './value-definition.ts'
import { writeLookalikes } from './write-lookalikes.ts'

export interface LookalikesOptions {
  /** Examples by id, domain or name; the best customers where neither these nor a file are given. */
  readonly accounts?: readonly string[]
  /** A file that lists examples, one a line. */
  readonly file?: string
  /** Say so where the best customers are meant; not beside examples. */
  readonly best?: boolean
  /** The customers in this segment of those found last, by its place. */
  readonly segment?: number
  /** Also accounts that are customers already. */
  readonly customersToo?: boolean
  /** Not to be known says something too. */
  readonly unknownCounts?: boolean
  /** Traits not to use: by id, header or name. */
  readonly exclude?: readonly string[]
  readonly limit: number
  /** CSV or XLSX file for the accounts. */
  readonly out?: string
}

export interface LookalikesContext extends CallContext {
  /** Words the reasons in the file; English where nothing is said. */
  readonly translator?: Translator
}

export interface FoundLookalikes {
  readonly found: Lookalikes
  readonly written?: string
}

/** Accounts kept for the report; the store has all of them. */
const mostKept = 50

/** Which accounts are most like the examples, why, and how far to trust it; kept for the report. */
export async function lookalikesIn(
  folder: string,
  options: LookalikesOptions,
  call: LookalikesContext,
): Promise<FoundLookalikes> {
  const context = stepContext(call)
  const { exclude = [], limit, out } = options
  return await inWorkspace(folder, { ...call, writes: true }, async (workspace) => {
    const { engine } = workspace
    const { value } = await ensureDerived(
      workspace,
      within(context, 0, 0.4),
      valueDefinition(folder),
    )
    const catalogue = await readTraits(engine)
    const ofSegment =
      options.segment === undefined
        ? undefined
        : await customersIn(folder, engine, options.segment, catalogue)
    const { seeds, parts } = ofSegment ?? (await seedsOf(engine, options, value))
    const found = await findLookalikes(engine, within(context, 0.4, 1), catalogue, {
      seeds,
      limit,
      customersToo: options.customersToo ?? false,
      missing: options.unknownCounts === true ? 'counts' : 'neutral',
      exclude: [...parts, ...exclude.map((asked) => traitIdOf(catalogue, asked))],
    })
    const accounts = found.accounts.slice(0, mostKept)
    await storeResult(folder, engine, keptLookalikes, { ...found, accounts })
    if (out === undefined) return { found }
    await writeLookalikes(out, found, call.translator ?? translator('en'))
    return { found, written: out }
  })
}

/**
 * The customers in a segment.
 *
 * @throws Fault `segments.none`, `segments.no_place`, `lookalikes.segment_gone`
 */
async function customersIn(
  folder: string,
  engine: Engine,
  place: number,
  catalogue: readonly CatalogueTrait[],
): Promise<Examples> {
  const list = (await storedResult(folder, engine, keptSegments))?.ideal
  if (list === undefined) throw new Fault('segments.none', { negative: 'false' })
  const segment = list.segments[place - 1]
  if (segment === undefined)
    throw new Fault('segments.no_place', { place, segments: list.segments.length })
  const rule = inSegment(segment.conditions, catalogue)
  if (rule === undefined) throw new Fault('lookalikes.segment_gone', { place })
  return { seeds: sql`customer = 1 and ${rule}`, parts: [] }
}

interface Examples {
  readonly seeds: Seeds
  readonly parts: readonly string[]
}

/** The examples, and the traits that they were chosen by, which cannot tell what they have in common. */
async function seedsOf(
  engine: Engine,
  { accounts = [], best = false, file }: LookalikesOptions,
  value: ValueReport,
): Promise<Examples> {
  const names = [...accounts, ...(file === undefined ? [] : seedNames(file))]
  if (names.length > 0 || file !== undefined) {
    if (best) throw new Fault('lookalikes.best_or_accounts')
    return { seeds: await calledSeeds(engine, names), parts: [] }
  }
  if (isWorthUnknown(value) || value.best === 0) throw new Fault('lookalikes.no_best')
  return {
    seeds: sql`account_key in (select account_key from customer_value where best = 1)`,
    parts: partsOfValue(value),
  }
}
