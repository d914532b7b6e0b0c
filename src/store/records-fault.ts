import { Fault } from '../domain/index.ts'

/** SQLSTATE classes and codes of a server that cannot be reached, is stopping or takes nobody in; Node's own. */
const unreachable =
  /^(08|57P0[1-5]|53300|ECONN|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|EAI_)/
const words =
  /connection terminated|timeout exceeded when trying to connect|not queryable|connection error/i

/** What a caller can do is wait; after so many seconds it is worth another try. */
const seconds = 5

/** What the rule on members raises (0044-access-rules). */
const lastOwner = 'NF001'

/**
 * A failure of the records said as a fault: `records.away` where they do not answer, `system.disk_full` where they cannot
 * write, `conflict.last_owner` where an organisation would be left without one. Any other error as it is.
 */
export function recordsFault(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Fault) return error
  if (isUnreachable(error)) return new Fault('records.away', { seconds }, {}, error)
  const code = 'code' in error ? error.code : undefined
  if (code === lastOwner) return new Fault('conflict.last_owner', {}, {}, error)
  return code === '53100' ? new Fault('system.disk_full', { path: '' }, {}, error) : error
}

/** Whether an error says that the server of the records could not be reached, or went away. */
export function isUnreachable(error: Error): boolean {
  const code = 'code' in error ? String(error.code) : ''
  if (unreachable.test(code) || words.test(error.message)) return true
  return error instanceof AggregateError && error.errors.some(isUnreachable)
}
