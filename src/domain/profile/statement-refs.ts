import { type Profile, tierNames } from './profile.ts'

/** What no other part of a reference is written with, so that no name of a trait can pass for one. */
const reserved = /[%/,]/g

function nameOf(trait: string): string {
  return trait.replaceAll(reserved, encodeURIComponent)
}

/**
 * What a version states, each by the name under which people speak about it; a version never changes, and neither
 * do these. This is the one place where they are made:
 *
 * - `outcome`, `verdict`, `validation`, `specificity`
 * - `tier:best`
 * - `trait:account.industry`, `trait:account.industry/level:2` (levels by position; 0 is for not known)
 * - `pair:account.industry,account.country`, `pair:account.industry,account.country/cell:2,1`
 * - `narrowing:account.industry`
 * - `hypothesis`, `hypothesis/statement:0`, `hypothesis/need:0`, `hypothesis/pain:0`, `hypothesis/role:0`
 *
 * `%`, `/` and `,` in a trait's id are written as `%25`, `%2F` and `%2C`.
 */
export function statementRefs(profile: Profile): readonly string[] {
  const { card, hypothesis, specificity } = profile
  return [
    'outcome',
    'verdict',
    'validation',
    ...tierNames.map((tier) => `tier:${tier}`),
    ...card.traits.flatMap(({ id, levels }) => {
      const ref = `trait:${nameOf(id)}`
      return [ref, ...numbered(`${ref}/level`, levels)]
    }),
    ...card.pairs.flatMap(({ points, traits }) => {
      const ref = `pair:${traits.map(nameOf).join(',')}`
      const cells = points.flatMap((line, row) =>
        line.map((_, column) => `${ref}/cell:${row},${column}`),
      )
      return [ref, ...cells]
    }),
    ...(specificity === undefined ? [] : ['specificity']),
    ...(specificity?.narrowings ?? []).map(({ trait }) => `narrowing:${nameOf(trait)}`),
    ...(hypothesis === undefined ? [] : ['hypothesis']),
    ...numbered('hypothesis/statement', hypothesis?.statements),
    ...numbered('hypothesis/need', hypothesis?.needs),
    ...numbered('hypothesis/pain', hypothesis?.pains),
    ...numbered('hypothesis/role', hypothesis?.roles),
  ]
}

function numbered(ref: string, list: readonly unknown[] = []): string[] {
  return list.map((_, position) => `${ref}:${position}`)
}
