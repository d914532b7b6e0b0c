import type { Problem } from './operations.ts'

/** What the API says is wrong (RFC 9457), or that nothing answered as an API does. Programs go by `code`. */
export class NorthfitProblem extends Error {
  override readonly name = 'NorthfitProblem'
  readonly code: string
  readonly status: number
  readonly problem: Partial<Problem>
  /** Seconds after which to ask again, where the server says so. */
  readonly retryAfter: number | undefined

  constructor(status: number, problem: Partial<Problem>, retryAfter?: number) {
    super(problem.detail ?? `the server answered ${status}`)
    this.status = status
    this.code = problem.code ?? 'client.no_problem'
    this.problem = problem
    this.retryAfter = retryAfter
  }
}

/** The problem that a response is. */
export async function problemOf(response: Response): Promise<NorthfitProblem> {
  const read: unknown = await response.json().catch(() => undefined)
  const problem = typeof read === 'object' && read !== null ? read : {}
  const wait = Number.parseInt(response.headers.get('retry-after') ?? '', 10)
  return new NorthfitProblem(response.status, problem, wait >= 0 ? wait : undefined)
}
