import type { Progress } from '../../domain/index.ts'

export interface ThrottledProgress {
  readonly progress: Progress
  /** Tells what is not told yet, now. */
  readonly flush: () => void
}

/** Tells progress every so many milliseconds at the most; what came last is always told. */
export function throttledProgress(tell: Progress, every: number): ThrottledProgress {
  let untold: Parameters<Progress> | undefined
  let next = 0
  let timer: NodeJS.Timeout | undefined
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    if (untold === undefined) return
    tell(...untold)
    untold = undefined
    next = performance.now() + every
  }
  const progress: Progress = (step, done) => {
    untold = [step, done]
    const early = next - performance.now()
    if (early <= 0) flush()
    else timer ??= setTimeout(flush, early)
  }
  return { progress, flush }
}
