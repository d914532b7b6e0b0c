import type { ReportContext } from '../context.ts'
import type { ScoredAccount } from '../input.ts'
import { segmentName } from './segments.ts'

interface AccountSegment {
  readonly place: number
  readonly negative: boolean
  readonly rule: string
}

/** The kept segments that an account is in, in the order and with the rules of their section. */
export function accountSegments(
  { segments = [] }: ScoredAccount,
  { input, translator }: ReportContext,
): readonly AccountSegment[] {
  const { ideal, negative } = input.segments ?? {}
  return segments.flatMap((one) => {
    const segment = (one.negative ? negative : ideal)?.segments[one.place - 1]
    return segment === undefined ? [] : [{ ...one, rule: segmentName(segment, translator) }]
  })
}

/** The same as the text of a cell, either those to seek or those to avoid; empty where it is in none. */
export function accountSegmentsText(
  account: ScoredAccount,
  avoid: boolean,
  context: ReportContext,
): string {
  const { number, t } = context.translator
  return accountSegments(account, context)
    .filter(({ negative }) => negative === avoid)
    .map(({ place, rule }) => t('segments.numbered', { place: number(place), rule }))
    .join('; ')
}

/** Which kinds of segments there are: those to seek, those to avoid, or both. */
export function keptSegmentSides({ input }: ReportContext): readonly boolean[] {
  const { ideal, negative } = input.segments ?? {}
  return [ideal, negative].flatMap((list) =>
    list === undefined || list.segments.length === 0 ? [] : [list.negative],
  )
}
