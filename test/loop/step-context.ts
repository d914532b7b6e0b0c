import type { StepContext } from '../../src/domain/index.ts'

/** A step run on that day, seeded, that nobody watches. */
export function stepOn(day: string): StepContext {
  return { now: new Date(`${day}T00:00:00Z`), seed: 1, progress: () => undefined }
}
