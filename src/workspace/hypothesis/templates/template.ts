import type { FitWord } from '../../../domain/index.ts'

/**
 * A kind of B2B business with what usually holds of its good customers. Its words (name, whom it is for,
 * the reason of each statement by position, needs, pains, roles) are under `template.<id>` of the messages.
 */
export interface Template {
  readonly id: string
  readonly statements: readonly TemplateStatement[]
  /** Who decides, by `template_role.<role>`. */
  readonly roles: readonly string[]
}

export interface TemplateStatement {
  readonly trait?: string
  readonly technology?: readonly string[]
  readonly values?: readonly string[]
  readonly from?: number
  readonly below?: number
  readonly fit: FitWord
}
