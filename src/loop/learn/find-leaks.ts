import type { CatalogueTrait, LeftOut } from '../../domain/index.ts'
import {
  type Coded,
  type CodedTrait,
  type LeakSign,
  leakSign,
  roughAuc,
  seededRandom,
  stratifiedFolds,
} from '../../stats/index.ts'
import { stateWord } from './state-words.ts'

/** A trait with its coded levels, and how its numbers are written where it is a number. */
export interface SuspectTrait {
  readonly trait: CatalogueTrait
  readonly coded: CodedTrait
  readonly digits?: CodedTrait
  /** It grows for as long as a customer stays, and who stayed is the outcome. */
  readonly grows?: true
}

/** A trait that tells the outcome, and how that shows. */
export interface FoundLeak {
  readonly trait: CatalogueTrait
  readonly leftOut: LeftOut
}

const FOLDS = 5

/**
 * Which traits of unknown timing were filled in after the outcome? Marks of `leakSign` on the values, and
 * on how numbers are written. What grows with staying needs no mark. Each trait found comes with the AUC of
 * a card with it and without it (and without the others found).
 *
 * @param honest traits that are known to be known in time
 */
export function findLeaks(
  suspects: readonly SuspectTrait[],
  honest: readonly CodedTrait[],
  good: Uint8Array,
  seed: number,
): readonly FoundLeak[] {
  const fold = stratifiedFolds(seededRandom(seed), good, FOLDS)
  const found = suspects
    .map((suspect) => ({ suspect, sign: suspect.grows ? undefined : signOf(suspect, good, fold) }))
    .filter(({ suspect, sign }) => suspect.grows || sign !== undefined)
  if (found.length === 0) return []
  const leaking = new Set(found.map(({ suspect }) => suspect))
  const clean = suspects.filter((suspect) => !leaking.has(suspect)).map(({ coded }) => coded)
  const rest: Coded = { rows: good.length, good, traits: [...honest, ...clean] }
  const without = roughAuc(rest, fold)
  return found.map(({ suspect: { coded, trait }, sign }) => {
    const aucWith = roughAuc({ ...rest, traits: [...rest.traits, coded] }, fold)
    const compared = { aucWith, aucWithout: without }
    if (sign === undefined)
      return { trait, leftOut: { reason: 'grows_with_staying', facts: compared } }
    const { auc, filledGood, filledOthers, kind } = sign
    const facts = { kind, auc, ...compared, filledGood, filledOthers }
    return { trait, leftOut: { reason: 'leak', facts } }
  })
}

function signOf(
  { coded, digits, trait }: SuspectTrait,
  good: Uint8Array,
  fold: Uint8Array,
): (Omit<LeakSign, 'kind'> & { readonly kind: LeakSign['kind'] | 'digits' }) | undefined {
  const sign = leakSign(coded, good, fold, FOLDS, isNamed(trait, stateWord))
  if (sign !== undefined || digits === undefined) return sign
  const written = leakSign(digits, good, fold, FOLDS, false)
  return written?.kind === 'too_good' ? { ...written, kind: 'digits' } : undefined
}

/** Does the name of the trait, or a header it comes from, pass the test? */
export function isNamed(trait: CatalogueTrait, test: (header: string) => boolean): boolean {
  return headersOf(trait).some(test)
}

function headersOf({ label, sources }: CatalogueTrait): string[] {
  const own = 'text' in label ? [label.text] : []
  return [...own, ...sources.flatMap(({ header }) => header ?? [])]
}
