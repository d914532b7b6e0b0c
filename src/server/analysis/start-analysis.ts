import type { Language } from '../../messages/index.ts'
import { AnalysisProcess, type Asker } from './analysis-process.ts'
import type { Arguments, FunctionName, Results } from './functions.ts'

export interface AnalysisOptions {
  /** Milliseconds that a workspace stays open for the next call. */
  readonly keepOpen?: number
  /** Milliseconds to wait for another process to let go of a workspace. */
  readonly patience?: number
  /** Milliseconds that `close` gives calls to end before it ends them by force. */
  readonly grace?: number
  /** Threads to learn on at the most; as many as the machine runs at once where nothing is said. */
  readonly threads?: number
  /** Megabytes for what JavaScript holds over there; as much as Node allows where nothing is said. */
  readonly memory?: number
}

/** What a function of the workspace takes last, as far as the analysis does not see to it. */
export interface AnalysisContext extends Asker {
  readonly now: Date
  readonly seed?: number
  /** Words what the function writes; English where nothing is said. */
  readonly language?: Language
}

/** The functions of the workspace, done in a process of their own, so that this one stays free and survives. */
export interface Analysis {
  /**
   * Calls a function of the workspace with what it takes before its context; arguments and results are copied.
   * Fails as the function does.
   *
   * @throws AnalysisEnded where the process ended under the call; the next call gets a fresh one
   */
  call<Name extends FunctionName>(
    name: Name,
    args: Arguments[Name],
    context: AnalysisContext,
  ): Promise<Results[Name]>
  /** Stops what runs, closes all workspaces and ends the process. */
  close(): Promise<void>
}

/** One for the whole server: two would keep each other from the same workspaces. The process starts with the first call. */
export function startAnalysis(options: AnalysisOptions = {}): Analysis {
  const { grace = 5000, keepOpen = 60_000, memory, patience = 2000, threads } = options
  const fixed = { keepOpen, patience, ...(threads === undefined ? {} : { threads }) }
  let worker: AnalysisProcess | undefined
  let closed: Promise<void> | undefined
  return {
    async call(name, args, { language = 'en', now, seed, ...asker }) {
      if (closed !== undefined) throw new Error('the analysis is closed')
      if (worker?.isUsable !== true) worker = new AnalysisProcess(memory)
      const context = { now, language, ...fixed, ...(seed === undefined ? {} : { seed }) }
      return await worker.call(name, args, context, asker)
    },
    close() {
      closed ??= worker?.close(grace) ?? Promise.resolve()
      return closed
    },
  }
}
