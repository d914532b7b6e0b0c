/**
 * What a user can mend: a stable code, the facts a sentence about it needs, and where it is.
 * The sentences live in the message catalogues under `fault.<code>`, one per language; the command
 * line and the server choose the language. Anything else that throws is a bug of ours.
 */
export class Fault extends Error {
  override readonly name = 'Fault'
  readonly code: FaultCode
  readonly facts: Facts
  readonly place: Place

  constructor(code: FaultCode, facts: Facts = {}, place: Place = {}, cause?: unknown) {
    super(
      `${code} ${JSON.stringify({ ...facts, ...place })}`,
      cause === undefined ? undefined : { cause },
    )
    this.code = code
    this.facts = facts
    this.place = place
  }
}

/** `area.what_is_wrong`, lower case; never renamed once published, because scripts match on it. */
export type FaultCode = `${string}.${string}`

/** Several things stay a list, which each language writes in its own way. */
export type Facts = Readonly<Record<string, string | number | boolean | readonly string[]>>

/** Where it went wrong. `line` and `column` count from 1, as editors and spreadsheets do. */
export interface Place {
  readonly file?: string
  readonly line?: number
  readonly column?: string
  readonly field?: string
}
