/** The typed client of the HTTP API; for browsers and Node, with nothing but `fetch`. */
export {
  type Answer,
  type Answered,
  type Args,
  type Client,
  createClient,
  type Item,
  type OperationName,
  type PagedName,
} from './client.ts'
export type { FileContent, Job, Operations, Problem } from './operations.ts'
export { NorthfitProblem } from './problem.ts'
export type { ClientOptions, RequestOptions } from './send.ts'
