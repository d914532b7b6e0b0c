import type { Progress, Signal, StepContext } from '../domain/index.ts'

/** What a caller of the workspace brings along: how to tell progress, when to stop, what "today" means. */
export interface CallContext {
  readonly now: Date
  readonly progress?: Progress
  readonly signal?: Signal
  /** Same data, same seed, same result; 1 where nothing is said. */
  readonly seed?: number
}

const silent: Progress = () => undefined

/** What the steps of the loop take; telling progress is also where they stop when asked to. */
export function stepContext(call: CallContext): StepContext {
  const { now, seed = 1, progress = silent, signal } = call
  if (signal === undefined) return { now, seed, progress }
  const stopOr: Progress = (step, done) => {
    signal.throwIfAborted()
    progress(step, done)
  }
  return { now, seed, progress: stopOr, signal }
}

/** Progress of one part of a longer job: its 0 to 1 becomes `from` to `to`. */
export function within(context: StepContext, from: number, to: number): StepContext {
  return {
    ...context,
    progress: (step, done) => context.progress(step, from + (to - from) * done),
  }
}
