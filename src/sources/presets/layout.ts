import type { ObjectKind, objects } from '../../domain/index.ts'

type FieldPath = {
  [K in ObjectKind]: `${K}.${keyof (typeof objects)[K] & string}`
}[ObjectKind]

/** A vendor's file for one kind of row, as labels of its export. */
export interface Layout {
  readonly kind: ObjectKind
  /** Labels of which at least one is in every such file and in no other of the vendor's. */
  readonly telling: readonly string[]
  /**
   * Labels by the field they fill: parted by `|`, the best first, and by `+` where several fill it
   * together (first and last name, day of winning and of losing). An account's id, name and domain
   * in a file of other rows are those rows' reference to their account.
   */
  readonly fields: Readonly<Partial<Record<FieldPath, string>>>
  /** Labels we keep as custom columns, of state at export, which tells the outcome. */
  readonly after?: string
  /** Labels that describe the system and not the customer, left out. */
  readonly skip?: string
}

export interface Preset {
  readonly name: 'hubspot' | 'salesforce' | 'salesforce-report' | 'pipedrive'
  /** File names the vendor gives. */
  readonly fileName?: RegExp
  /** Labels that only this vendor prints. */
  readonly signature: RegExp
  readonly layouts: readonly Layout[]
  /** Headers that carry a name inside: HubSpot's stage columns, Pipedrive's custom labels. */
  readonly pattern?: (label: string) => PresetTarget | undefined
}

/** What a preset makes of a header. */
export interface PresetTarget {
  readonly object: ObjectKind
  readonly field: string | null
  /** State at export, where the column is kept as a custom one. */
  readonly after?: boolean
  readonly skip?: boolean
  /** The user's own label inside the vendor's (`Organization - Year founded`), where there is one. */
  readonly label?: string
  /** 0 for the best label of a field, counting up. */
  readonly rank: number
  /** Set where several columns fill the field together. */
  readonly joint?: true
}
