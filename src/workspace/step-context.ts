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

export function stepContext(call: CallContext): StepContext {
  const { now, seed = 1, progress = silent, signal } = call
  return signal === undefined ? { now, seed, progress } : { now, seed, progress, signal }
}

/** Progress of one part of a longer job: its 0 to 1 becomes `from` to `to`. */
export function within(context: StepContext, from: number, to: number): StepContext {
  return {
    ...context,
    progress: (step, done) => context.progress(step, from + (to - from) * done),
  }
}
