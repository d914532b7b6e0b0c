import { availableParallelism } from 'node:os'
import type { Progress, Signal } from '../domain/index.ts'
import type { LearnContext } from '../loop/index.ts'
import { learningCrew } from '../threads/index.ts'
import type { StoreSharing } from './shared-store.ts'

/** What a caller of the workspace brings along: how to tell progress, when to stop, what "today" means. */
export interface CallContext extends StoreSharing {
  readonly now: Date
  readonly progress?: Progress
  readonly signal?: Signal
  /** Same data, same seed, same result; 1 where nothing is said. */
  readonly seed?: number
  /** Threads to learn on at the most; as many as the machine runs at once where nothing is said. */
  readonly threads?: number
}

const silent: Progress = () => undefined

/** What the steps of the loop take; telling progress is also where they stop when asked to. */
export function stepContext(call: CallContext): LearnContext {
  const { now, seed = 1, progress = silent, signal, threads = availableParallelism() } = call
  if (signal === undefined) return { now, seed, progress, crew: learningCrew(threads) }
  const stopOr: Progress = (step, done) => {
    signal.throwIfAborted()
    progress(step, done)
  }
  return { now, seed, progress: stopOr, signal, crew: learningCrew(threads, signal) }
}

/** Progress of one part of a longer job: its 0 to 1 becomes `from` to `to`. */
export function within(context: LearnContext, from: number, to: number): LearnContext {
  return {
    ...context,
    progress: (step, done) => context.progress(step, from + (to - from) * done),
  }
}
