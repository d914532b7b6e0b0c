import { Fault, type Signal } from '../../domain/index.ts'

/** Ends an exchange when its time is over or when its caller gives up, whichever comes first. */
export interface Deadline {
  readonly signal: AbortSignal
  /** Throws what ended the exchange, in place of the error that ending it made. */
  readonly throwIfOver: () => void
  readonly end: () => void
}

export function startDeadline(host: string, ms: number, caller?: Signal): Deadline {
  caller?.throwIfAborted()
  const controller = new AbortController()
  const giveUp = () => controller.abort()
  caller?.addEventListener('abort', giveUp)
  const late = () =>
    controller.abort(new Fault('http.timeout', { host, phase: 'whole', seconds: ms / 1000 }))
  const timer = setTimeout(late, ms)
  return {
    signal: controller.signal,
    throwIfOver: () => {
      caller?.throwIfAborted()
      controller.signal.throwIfAborted()
    },
    end: () => {
      clearTimeout(timer)
      caller?.removeEventListener('abort', giveUp)
    },
  }
}
