import type {
  CatalogueTrait,
  CustomerFacts,
  ExpectedValues,
  FileReceipt,
  HypothesisCheck,
  KeptSegments,
  LifetimeReport,
  Lookalikes,
  ObjectKind,
  Profile,
  Replay,
  Score,
  Tier,
  TraitTable,
  ValueReport,
  ValueSensitivity,
} from '../domain/index.ts'

/** Everything a report says, gathered beforehand; the same input gives the same report, byte by byte. */
export interface ReportInput {
  readonly profile: Profile
  /** First digits of the profile's content hash. */
  readonly profileId: string
  /** Day of the report, ISO 8601. */
  readonly now: string
  readonly data: DataSummary
  readonly value: ValueReport
  readonly sensitivity?: ValueSensitivity
  /** What the records say of the best customers, by account key; for the golden sheet. */
  readonly customerFacts?: Readonly<Record<number, CustomerFacts>>
  /** Won and lost, best and other customers, customers and market; those that could be made. */
  readonly tables: readonly TraitTable[]
  /** Accounts of the whole imported market in each tier. */
  readonly market: Readonly<Record<Tier, number>>
  /** The same of those who are not customers yet. */
  readonly prospects: Readonly<Record<Tier, number>>
  /** The accounts to work next, best first. */
  readonly accounts: readonly ScoredAccount[]
  /** The accounts most like the examples last asked about, where it was asked of this data. */
  readonly lookalikes?: Lookalikes
  /** What was held before the data, beside the data, where the profile started from a hypothesis. */
  readonly hypothesis?: HypothesisCheck
  /** What the last replay came to, where one was run on this data. */
  readonly replay?: Replay
  /** What customers are expected to bring, where it was asked on this data. */
  readonly lifetimes?: LifetimeReport
  /** What accounts not yet won are worth, where it was asked on this data. */
  readonly expected?: ExpectedValues
  /** The segments that were found last, where some were looked for on this data. */
  readonly segments?: KeptSegments
  /** Traits of the catalogue that took no part in learning, with their reason. */
  readonly leftOut: readonly CatalogueTrait[]
}

export interface DataSummary {
  /** Rows of each object after joining; absent or 0 where there are none. */
  readonly objects: Readonly<Partial<Record<ObjectKind, number>>>
  readonly files: readonly FileReceipt[]
  /** Rows that hang on no account, so that no number counts them, with the first of them. */
  readonly orphans?: readonly {
    readonly kind: ObjectKind
    readonly rows: number
    readonly examples: readonly { readonly file: string; readonly row: number }[]
  }[]
}

export interface ScoredAccount {
  readonly accountKey: number
  /** As in the user's files. */
  readonly id?: string | null
  readonly name: string | null
  readonly domain: string | null
  readonly score: Score
  /** Places of the segments it is in, in the list of those kept; absent where none were looked for. */
  readonly segments?: readonly { readonly place: number; readonly negative: boolean }[]
}
