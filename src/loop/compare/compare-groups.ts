import type {
  CatalogueTrait,
  CompareQuestion,
  StepContext,
  TraitFinding,
  TraitTable,
} from '../../domain/index.ts'
import type { Engine } from '../../sql/index.ts'
import { readTraits } from '../catalogue/index.ts'
import { chooseLevels, type LeveledTrait } from '../levels/index.ts'
import { findConfounded } from './confounding.ts'
import { countLevels } from './count-levels.ts'
import { laterPart, type Populations, populations } from './populations.ts'
import { rankFindings } from './rank-findings.ts'
import { readCoded } from './read-coded.ts'
import { type LevelCounts, splitCounts, total } from './split-counts.ts'
import { traitFinding } from './trait-finding.ts'

/** Traits that are checked against each other, and the accounts that are read for it. */
const checkedTraits = 30
const checkedAccounts = 50_000

/**
 * What do the groups of each question have in common that their others have not? One table a question,
 * in the order asked, from one pass over the snapshot. Needs the snapshot, its catalogue and
 * `customer_value`. Traits that the catalogue leaves out (leaks, identifiers) are not compared.
 */
export async function compareGroups(
  engine: Engine,
  context: StepContext,
  questions: readonly CompareQuestion[],
): Promise<readonly TraitTable[]> {
  context.progress('compare.levels', 0)
  const traits = (await readTraits(engine)).filter(({ leftOut }) => leftOut === undefined)
  const leveled = await chooseLevels(engine, traits)
  const laterFrom = await laterPart(engine)
  const counted = populations(engine, laterFrom)
  context.signal?.throwIfAborted()
  context.progress('compare.count', 0.3)
  const counts = await countLevels(engine, leveled, counted)
  const tables: TraitTable[] = []
  for (const [index, question] of questions.entries()) {
    context.progress('compare.judge', 0.7 + (0.3 * index) / questions.length)
    const table = tableOf(question, leveled, counts)
    tables.push({
      ...table,
      ...(laterFrom === undefined ? {} : { laterFrom }),
      traits: await checkConfounding(engine, counted, leveled, table),
    })
  }
  return tables
}

function tableOf(
  question: CompareQuestion,
  leveled: readonly LeveledTrait[],
  counts: readonly LevelCounts[],
): TraitTable {
  const split = counts.map((own) => splitCounts(question, own))
  const [first] = split
  const group = total(first?.all.group ?? [])
  const others = total(first?.all.others ?? [])
  if (group === 0 || others === 0) return { question, group, others, traits: [] }
  const raw = leveled.flatMap((trait, index) => {
    const own = split[index]
    return own === undefined || !isComparable(question, trait.trait)
      ? []
      : [traitFinding(trait, own)]
  })
  return { question, group, others, traits: rankFindings(raw) }
}

/**
 * Customers are looked at as of their first decided deal, the rest of the market as of today: what is
 * counted up to that day would set them apart for that reason alone.
 */
function isComparable(question: CompareQuestion, { timing }: CatalogueTrait): boolean {
  return question !== 'customers_market' || timing !== 'before'
}

/** Names, for each of the most useful traits found, the trait that takes its effect away, if one does. */
async function checkConfounding(
  engine: Engine,
  counted: Populations,
  leveled: readonly LeveledTrait[],
  { question, group, others, traits }: TraitTable,
): Promise<readonly TraitFinding[]> {
  const byId = new Map(leveled.map((one) => [one.trait.id, one]))
  const checked = traits
    .flatMap(({ found, trait }) => (found ? (byId.get(trait.id) ?? []) : []))
    .filter(({ trait }, index, found) => isFirstOfFamily(trait, found.slice(0, index)))
    .slice(0, checkedTraits)
  if (checked.length < 2) return traits
  const accounts = await readCoded(engine, counted, {
    question,
    traits: checked,
    accounts: group + others,
    most: checkedAccounts,
  })
  const explained = findConfounded(
    checked.map(({ trait, whens }) => ({ id: trait.id, levels: whens.length })),
    accounts,
  )
  const byTrait = new Map(checked.map(({ trait }, index) => [trait.id, explained[index]]))
  return traits.map((finding) => {
    const explainedBy = byTrait.get(finding.trait.id)
    return explainedBy === undefined ? finding : { ...finding, explainedBy }
  })
}

/** Of traits counted from the same events the most useful stands for them all, and none of them explains another. */
function isFirstOfFamily({ family }: CatalogueTrait, moreUseful: readonly LeveledTrait[]): boolean {
  return family === undefined || !moreUseful.some(({ trait }) => trait.family === family)
}
