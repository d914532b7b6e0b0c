/** Cancel, passed to every long step; an AbortSignal is one. */
export interface Signal {
  readonly aborted: boolean
  throwIfAborted(): void
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

/** Told how far a long step is: what is being done (message under `progress.<step>`), and the share done in [0, 1]. */
export type Progress = (step: string, done: number) => void

/** What every long step takes besides its question. `now` is the moment "today" means, UTC. */
export interface StepContext {
  readonly now: Date
  readonly seed: number
  readonly progress: Progress
  readonly signal?: Signal
}
