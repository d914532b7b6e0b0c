import { Fault } from '../domain/index.ts'

/**
 * Waits for what a client sends: nobody may hold a connection by saying nothing.
 *
 * @throws Fault `request.slow` where it takes longer
 */
export async function inTime<T>(work: Promise<T>, seconds: number): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Fault('request.slow', { seconds })), seconds * 1000)
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
