import type { Card, CardTrait } from '../card.ts'
import type { When } from '../level.ts'
import type { Profile } from '../profile.ts'
import { canonicalJson } from './canonical-json.ts'

/** A value on both sides; null where a side has none. */
export interface Change<T> {
  readonly before: T | null
  readonly after: T | null
}

export interface LevelChange {
  readonly when: When
  readonly points: Change<number>
}

export interface TraitChange {
  readonly trait: string
  readonly importance: Change<number>
  /** Levels that came, went, or have other points. */
  readonly levels: readonly LevelChange[]
}

export interface PairChange {
  readonly traits: readonly [string, string]
  readonly points: Change<readonly (readonly number[])[]>
}

/** A number of the profile by its path (`tiers.bestFrom`, `data.decided`) that is not the same on both sides. */
export interface NumberChange {
  readonly path: string
  readonly change: Change<number | string | boolean>
}

export interface ProfileDiff {
  /** The two files say the same. */
  readonly same: boolean
  /** Would some account get other points, another tier or another probability? */
  readonly scoresDiffer: boolean
  readonly traitsAdded: readonly string[]
  readonly traitsRemoved: readonly string[]
  readonly traitsChanged: readonly TraitChange[]
  readonly pairs: readonly PairChange[]
  /** Base and calibration of the card, and the cuts of the tiers. */
  readonly card: readonly NumberChange[]
  readonly tiers: readonly NumberChange[]
  /** What it was learned from, what was decided about it, and how it did on accounts kept aside. */
  readonly data: readonly NumberChange[]
  readonly verdict: readonly NumberChange[]
  readonly validation: readonly NumberChange[]
}

/** What changed from one profile to another. Traits and levels are matched by what they say, not by their place. */
export function diffProfiles(before: Profile, after: Profile): ProfileDiff {
  const traits = matched(before.card.traits, after.card.traits, ({ id }) => id)
  const changed = traits.flatMap(([old, now]) => (old && now ? traitChange(old, now) : []))
  const pairs = pairChanges(before.card, after.card)
  const { traits: _old, pairs: _oldPairs, ...cardBefore } = before.card
  const { traits: _new, pairs: _newPairs, ...cardAfter } = after.card
  const card = changes('card', cardBefore, cardAfter)
  const { heldOut: _oldCounts, ...tiersBefore } = before.tiers
  const { heldOut: _newCounts, ...tiersAfter } = after.tiers
  const tiers = changes('tiers', tiersBefore, tiersAfter)
  return {
    same: canonicalJson(before) === canonicalJson(after),
    scoresDiffer: scoring(before) !== scoring(after),
    traitsAdded: traits.flatMap(([old, now]) => (now && !old ? [now.id] : [])),
    traitsRemoved: traits.flatMap(([old, now]) => (old && !now ? [old.id] : [])),
    traitsChanged: changed,
    pairs,
    card,
    tiers,
    data: [
      ...changes('data', before.data, after.data),
      ...changes('monotone', heldOf(before), heldOf(after)),
      ...changes('weighting', before.weighting ?? {}, after.weighting ?? {}),
    ],
    verdict: changes('verdict', before.verdict, after.verdict),
    validation: changes('validation', before.validation, after.validation),
  }
}

function heldOf({ monotone = [] }: Profile): object {
  return Object.fromEntries(monotone.map(({ direction, trait }) => [trait.id, direction]))
}

function traitChange(before: CardTrait, after: CardTrait): readonly TraitChange[] {
  const levels = matched(before.levels, after.levels, ({ when }) => canonicalJson(when)).flatMap(
    ([old, now]) => {
      const when = (now ?? old)?.when
      if (when === undefined || old?.points === now?.points) return []
      return [{ when, points: { before: old?.points ?? null, after: now?.points ?? null } }]
    },
  )
  if (levels.length === 0 && before.importance === after.importance) return []
  const importance = { before: before.importance, after: after.importance }
  return [{ trait: after.id, importance, levels }]
}

function pairChanges(before: Card, after: Card): readonly PairChange[] {
  return matched(before.pairs, after.pairs, ({ traits }) => canonicalJson(traits)).flatMap(
    ([old, now]) => {
      const traits = (now ?? old)?.traits
      if (traits === undefined || canonicalJson(old?.points) === canonicalJson(now?.points))
        return []
      return [{ traits, points: { before: old?.points ?? null, after: now?.points ?? null } }]
    },
  )
}

/** The part of a profile that scores depend on. */
function scoring({ card, tiers }: Profile): string {
  return canonicalJson({
    base: card.base,
    calibration: card.calibration,
    pairs: card.pairs.map(({ traits, points }) => ({ traits, points })),
    traits: card.traits.map(({ id, importance, levels }) => ({
      id,
      importance,
      levels: levels.map(({ when, points }) => ({ when, points })),
    })),
    tiers: [tiers.bestFrom, tiers.goodFrom, tiers.leastKnown],
  })
}

/** Pairs of items with the same key; those only on the first side keep their order, then those only on the second. */
function matched<T>(
  before: readonly T[],
  after: readonly T[],
  key: (item: T) => string,
): readonly (readonly [T | undefined, T | undefined])[] {
  const rest = new Map(after.map((item) => [key(item), item]))
  const pairs = before.map((old): readonly [T | undefined, T | undefined] => {
    const now = rest.get(key(old))
    rest.delete(key(old))
    return [old, now]
  })
  return [...pairs, ...[...rest.values()].map((now) => [undefined, now] as const)]
}

type Leaf = number | string | boolean

function changes(path: string, before: object, after: object): readonly NumberChange[] {
  const old = new Map(leaves(path, before))
  const now = new Map(leaves(path, after))
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((leaf) => {
    const change = { before: old.get(leaf) ?? null, after: now.get(leaf) ?? null }
    return change.before === change.after ? [] : [{ path: leaf, change }]
  })
}

/** The curves of the report (reliability, gains) move with every run and would hide the figures. */
const curves = new Set(['reliability', 'gains'])

function leaves(path: string, value: unknown): readonly (readonly [string, Leaf])[] {
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')
    return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) =>
    curves.has(key) ? [] : leaves(`${path}.${key}`, member),
  )
}
