import type { Replay } from '../domain/index.ts'
import type { Translator } from '../messages/index.ts'

/** A replay in words and tables, as the report has them too. */
export interface DescribedReplay {
  readonly title: string
  readonly courses: readonly DescribedCourse[]
  readonly notes: readonly string[]
}

export interface DescribedCourse {
  readonly title: string
  /** What may be said of all periods, and then what is to be said of single ones. */
  readonly verdict: readonly string[]
  readonly turns: readonly string[]
  readonly tables: readonly DescribedTable[]
}

export interface DescribedTable {
  readonly title: string
  readonly columns: readonly { readonly title: string; readonly number?: boolean }[]
  readonly rows: readonly (readonly string[])[]
}

/** @param missed how many missed wins to name in each course */
export async function describeReplay(
  replay: Replay,
  missed: number,
  translator: Translator,
): Promise<DescribedReplay> {
  // The report's pictures are slow to load, and no other command needs them.
  const { replayCourses, replayNotes, replayTables, replayTitle, courseVerdict, turnNotes } =
    await import('../report/index.ts')
  return {
    title: replayTitle(replay, translator),
    courses: replayCourses(replay, translator).map((context) => ({
      title: context.title,
      verdict: courseVerdict(context),
      turns: turnNotes(context),
      tables: replayTables(context, missed),
    })),
    notes: replayNotes(replay, translator),
  }
}
