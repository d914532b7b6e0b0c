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
}

/** A trait that tells the outcome, and how that shows. */
export interface FoundLeak {
  readonly trait: CatalogueTrait
  readonly leftOut: LeftOut
}

const FOLDS = 5

/**
 * Which traits of unknown timing were filled in after the outcome? Marks of `leakSign` on the values, and
 * on how numbers are written; each trait found comes with the AUC of a card with it and without it (and
 * without the others found).
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
  const found = suspects.flatMap((suspect) => {
    const sign = signOf(suspect, good, fold)
    return sign === undefined ? [] : [{ suspect, sign }]
  })
  if (found.length === 0) return []
  const leaking = new Set(found.map(({ suspect }) => suspect))
  const clean = suspects.filter((suspect) => !leaking.has(suspect)).map(({ coded }) => coded)
  const rest: Coded = { rows: good.length, good, traits: [...honest, ...clean] }
  const without = roughAuc(rest, fold)
  return found.map(({ suspect, sign }) => ({
    trait: suspect.trait,
    leftOut: {
      reason: 'leak',
      facts: {
        kind: sign.kind,
        auc: sign.auc,
        aucWith: roughAuc({ ...rest, traits: [...rest.traits, suspect.coded] }, fold),
        aucWithout: without,
        filledGood: sign.filledGood,
        filledOthers: sign.filledOthers,
      },
    },
  }))
}

function signOf(
  { coded, digits, trait }: SuspectTrait,
  good: Uint8Array,
  fold: Uint8Array,
): (Omit<LeakSign, 'kind'> & { readonly kind: LeakSign['kind'] | 'digits' }) | undefined {
  const sign = leakSign(coded, good, fold, FOLDS, headersOf(trait).some(stateWord))
  if (sign !== undefined || digits === undefined) return sign
  const written = leakSign(digits, good, fold, FOLDS, false)
  return written?.kind === 'too_good' ? { ...written, kind: 'digits' } : undefined
}

function headersOf({ label, sources }: CatalogueTrait): string[] {
  const own = 'text' in label ? [label.text] : []
  return [...own, ...sources.flatMap(({ header }) => header ?? [])]
}
