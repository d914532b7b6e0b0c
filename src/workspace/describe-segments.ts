import type { Segment, SegmentList } from '../domain/index.ts'
import type { Translator } from '../messages/index.ts'
import type { DescribedTable } from './describe-replay.ts'

/** A list of segments in words and tables, as the report has them too. */
export interface DescribedSegments {
  readonly title: string
  readonly verdict: string
  readonly tables: readonly DescribedTable[]
  readonly notes: readonly string[]
}

export async function describeSegments(
  list: SegmentList,
  translator: Translator,
): Promise<DescribedSegments> {
  const words = await wording()
  const title = (key: string) => translator.t(`segments.${key}`)
  return {
    title: words.segmentsTitle(list, translator),
    verdict: words.segmentsVerdict(list, translator),
    tables:
      list.segments.length === 0
        ? []
        : [
            { title: title('table'), ...words.segmentTable(list, translator) },
            { title: title('figures'), ...words.segmentFigures(list, translator) },
          ].filter(({ rows }) => rows.length > 0),
    notes: words.segmentNotes(list, translator),
  }
}

/** The rule of a segment in words. */
export async function describeSegment(
  segment: Pick<Segment, 'conditions'>,
  translator: Translator,
): Promise<string> {
  return (await wording()).segmentName(segment, translator)
}

// The report's pictures are slow to load, and no other command needs them.
const wording = () => import('../report/index.ts')
