import type { Lookalike, LookalikePart, Lookalikes, SharedRelation } from '../../domain/index.ts'
import { labelText, levelText, type Translator } from '../../messages/index.ts'
import { accountName, isolated } from './names.ts'
import { decimals, times } from './numbers.ts'

/** A list of look-alikes and who reads it. */
export interface LookalikesContext {
  readonly found: Lookalikes
  readonly translator: Translator
}

/** Examples that the headline names. */
const mostNamed = 3

/** "5 examples such as Acme; 5,368 accounts asked about." */
export function lookalikesAsked({ found, translator }: LookalikesContext): string {
  const { candidates, customersToo, market, seeds } = found
  const names = seeds.first.slice(0, mostNamed).map((one) => isolated(calledBy(one), translator))
  const more = seeds.count - names.length
  return translator.t('lookalikes.asked', {
    seeds: seeds.count,
    names: translator.list(
      more > 0 ? [...names, translator.t('lookalikes.more', { more })] : names,
    ),
    candidates,
    market,
    customers: customersToo ? 'yes' : 'no',
  })
}

/** What the check says of the list, in one sentence. */
export function lookalikesVerdict({ found, translator }: LookalikesContext): string {
  const { auc, seeds, top } = found.check.together
  const tenth = top.at(-1)
  return translator.t(`lookalikes.verdict.${found.verdict}`, {
    seeds,
    auc: decimals(auc.value, 2, translator),
    low: decimals(auc.low, 2, translator),
    high: decimals(auc.high, 2, translator),
    share: translator.percent(tenth?.share ?? 0.1, 0),
    found: translator.percent(tenth?.found.value ?? 0, 0),
  })
}

/** What to know before the list is used. */
export function lookalikesNotes({ found, translator }: LookalikesContext): readonly string[] {
  const { list, number, t } = translator
  const shared = found.shared.map(({ kind, things }) =>
    t('lookalikes.shared', { kind, things: number(things) }),
  )
  return [
    ...(found.candidates === 0 && !found.customersToo ? [t('lookalikes.note.nobody_left')] : []),
    t('lookalikes.note.times'),
    t('lookalikes.note.traits'),
    shared.length === 0
      ? t('lookalikes.note.nothing_shared')
      : t('lookalikes.note.shared', { shared: list(shared) }),
    ...unknownNote({ found, translator }),
    t('lookalikes.note.order'),
    t('lookalikes.note.table'),
  ]
}

/** Would it help to count what is not known? Said only where it is more than chance. */
function unknownNote({ found, translator }: LookalikesContext): readonly string[] {
  const { together, unknownCounts } = found.check
  if (unknownCounts === undefined || unknownCounts.auc.low <= together.auc.value) return []
  return [
    translator.t('lookalikes.note.unknown', {
      auc: decimals(unknownCounts.auc.value, 2, translator),
      now: decimals(together.auc.value, 2, translator),
    }),
  ]
}

export function calledBy({ domain, id, key, name }: Lookalikes['seeds']['first'][number]): string {
  return accountName({ name, domain, id, accountKey: key })
}

/** "Industry: Retail (3.8×)". */
export function likenessPartText(
  { adds, level, trait }: LookalikePart,
  { found, translator }: LookalikesContext,
): string {
  return translator.t('punctuation.aside', {
    text: statementOf(trait, level, { found, translator }),
    aside: times(Math.exp(adds), translator),
  })
}

export function statementOf(
  id: string,
  level: number,
  { found, translator }: LookalikesContext,
): string {
  const own = found.traits.find(({ trait }) => trait.id === id)
  const when = own?.levels[level]?.when
  if (own === undefined || when === undefined) return id
  return translator.t('report.statement', {
    trait: isolated(labelText(own.trait.label, translator), translator),
    level: isolated(levelText(when, own.trait, translator), translator),
  })
}

/** Reasons that a line has room for: on either side of the average. */
const mostFor = 3
const mostAgainst = 1
/** What changes the likeness by less is not worth a word. */
const leastAdds = 0.1

/** The strongest reasons, those that speak for the account first. */
export function likenessReasons(one: Lookalike, context: LookalikesContext): readonly string[] {
  const speaking = one.parts.filter(({ adds }) => Math.abs(adds) >= leastAdds)
  return [
    ...speaking.filter(({ adds }) => adds > 0).slice(0, mostFor),
    ...speaking.filter(({ adds }) => adds < 0).slice(0, mostAgainst),
  ].map((part) => likenessPartText(part, context))
}

/** Traits that two accounts share, as a reader of a line takes them in. */
const mostShared = 3

/** "Acme (Industry, Employees)". */
export function nearestTexts(
  one: Lookalike,
  { found, translator }: LookalikesContext,
): readonly string[] {
  return one.nearest.map(({ account, shared }) =>
    translator.t('punctuation.aside', {
      text: isolated(calledBy(account), translator),
      aside: translator.list(
        shared.slice(0, mostShared).map((id) => {
          const own = found.traits.find(({ trait }) => trait.id === id)
          const called = own === undefined ? id : labelText(own.trait.label, translator)
          return isolated(called, translator)
        }),
      ),
    }),
  )
}

/** "referred by Acme", "uses Snowflake, as does Acme"; at most so many examples named. */
export function relationText(
  relation: SharedRelation,
  translator: Translator,
  most = relation.seeds.length,
): string {
  return translator.t(`lookalikes.relation.${relation.kind}`, {
    label: isolated(relation.label, translator),
    seeds: relation.seeds.length,
    names: translator.list(
      relation.seeds.slice(0, most).map((one) => isolated(calledBy(one), translator)),
    ),
  })
}
