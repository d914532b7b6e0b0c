import type { Language } from '../../messages/index.ts'
import type { Arguments, FunctionName, Results } from './functions.ts'
import type { SentError } from './sent-error.ts'

/** What goes over of a call's context; progress and stop are told by messages of their own. */
export interface SentContext {
  readonly now: Date
  readonly language: Language
  readonly seed?: number
  readonly threads?: number
  readonly patience: number
  readonly keepOpen: number
}

/** A function to call; `call` is the number that all said of it bears. */
export interface Order<Name extends FunctionName = FunctionName> {
  readonly kind: 'call'
  readonly call: number
  readonly name: Name
  readonly args: Arguments[Name]
  readonly context: SentContext
}

/** What the process is told: to do a call, to stop one, or to stop all, close its stores and end. */
export type Told =
  | Order
  | { readonly kind: 'stop'; readonly call: number }
  | { readonly kind: 'end' }

/** What the process says of a call. */
export type Said<Name extends FunctionName = FunctionName> = { readonly call: number } & (
  | { readonly kind: 'progress'; readonly step: string; readonly done: number }
  | { readonly kind: 'done'; readonly result: Results[Name] }
  | { readonly kind: 'failed'; readonly error: SentError }
)
