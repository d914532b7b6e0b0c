import { Fault } from '../domain/index.ts'

/** What a client sends has to come in time, or it is cut off: nobody may hold a connection by saying nothing. */
export function tooSlow(seconds: number): Fault {
  return new Fault('request.slow', { seconds })
}

/** @throws Fault `request.slow` where the work takes longer */
export async function inTime<T>(work: Promise<T>, seconds: number): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(tooSlow(seconds)), seconds * 1000)
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
