import { Fault, type FaultCode } from '../../domain/index.ts'

type Facts = Fault['facts']

/** An error as plain data: what a structured clone leaves of one has neither class nor fields. */
export type SentError =
  | (Sent & {
      readonly kind: 'fault'
      readonly code: FaultCode
      readonly facts: Facts
      readonly place: Fault['place']
    })
  | (Sent & { readonly kind: 'stopped' })
  | (Sent & { readonly kind: 'error'; readonly name: string; readonly fields: Facts })

interface Sent {
  readonly message: string
  readonly stack: string
  readonly cause?: SentError
}

/** What the system says of an error beside its message: its code, the path and the call that failed. */
const systemFields = ['code', 'path', 'syscall'] as const

export function sentError(error: unknown): SentError {
  if (!(error instanceof Error))
    return { kind: 'error', name: 'Error', message: String(error), stack: '', fields: {} }
  const { cause, message, name, stack = '' } = error
  const sent = { message, stack, ...(cause === undefined ? {} : { cause: sentError(cause) }) }
  if (error instanceof Fault) {
    const { code, facts, place } = error
    return { ...sent, kind: 'fault', code, facts, place }
  }
  if (name === 'AbortError') return { ...sent, kind: 'stopped' }
  return { ...sent, kind: 'error', name, fields: fieldsOf(error) }
}

function fieldsOf(error: Error): Facts {
  return Object.fromEntries(
    systemFields.flatMap((field) => {
      const value: unknown = Reflect.get(error, field)
      return typeof value === 'string' ? [[field, value]] : []
    }),
  )
}

/** The error anew, with the stack of where it was thrown. */
export function receivedError(sent: SentError): Error {
  const { message, stack } = sent
  const cause = sent.cause === undefined ? undefined : receivedError(sent.cause)
  switch (sent.kind) {
    case 'fault':
      return Object.assign(new Fault(sent.code, sent.facts, sent.place, cause), { stack })
    case 'stopped':
      return new DOMException(message, { name: 'AbortError', cause })
    case 'error': {
      const error = new Error(message, cause === undefined ? undefined : { cause })
      return Object.assign(error, { name: sent.name, stack, ...sent.fields })
    }
  }
}
