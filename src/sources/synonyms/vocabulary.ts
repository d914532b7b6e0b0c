import type { ObjectKind, objects } from '../../domain/index.ts'

type FieldOf<K extends ObjectKind> = keyof (typeof objects)[K] & string
type AnyField = { [K in ObjectKind]: FieldOf<K> }[ObjectKind]

/**
 * The words of one language for the columns of a table, as lists parted by `|`, in lower case and
 * with Chinese in simplified characters. Spaces, punctuation and the writing of words together or
 * apart do not matter when they are looked up.
 */
export type Vocabulary = {
  /**
   * Words that name a field of whatever a row is ("Name", "Created"), for every object that has the
   * field. The words of a reference (`account_id`, `deal_id`) also name the object's own field.
   */
  readonly shared: { readonly [F in AnyField]?: string }
} & { readonly [K in ObjectKind]?: { readonly [F in FieldOf<K>]?: string } } & {
  /** First and last names, which make a person's name together. */
  readonly nameParts?: string
  /** The day of winning and that of losing, which make the day of the end together. */
  readonly endDates?: string
  /** Columns we have no field for that describe the company and not the row. */
  readonly accountTraits?: string
  /** Lost and the like: a yes is the bad outcome. */
  readonly badOutcome?: string
  /** How headers of state at export read, which tells the outcome; over lower-cased words. */
  readonly after?: RegExp
  /** Headers of what is only foreseen, which give way to those of what came; over lower-cased words. */
  readonly planned?: RegExp
  /** Questions of a survey that stand as headers over their answers, by the field these fill. */
  readonly asks?: { readonly score: RegExp; readonly text: RegExp }
  /** Headers of a list's running numbers, which name no record: next month's list counts anew. */
  readonly rowNumber?: string
  /** Words that may be dropped from a header without changing what it names. */
  readonly noise?: string
  /** File names by what their rows are. */
  readonly files?: { readonly [K in ObjectKind]?: string }
}
