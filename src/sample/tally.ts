import type { FileSpec } from './layouts/index.ts'
import type { SampleTruth } from './truth.ts'
import type { Dossier } from './world/index.ts'

const bins = 2000

interface SegmentTally {
  accounts: number
  won: number
  lost: number
}

/** Counts what was written, in memory that does not grow with the sample. */
export class Tally {
  private readonly statuses = { none: 0, open: 0, won: 0, lost: 0 }
  private readonly duplicates = { domain: 0, name: 0 }
  private churned = 0
  private total = 0
  private readonly segments = new Map<string, SegmentTally>()
  private readonly rowsOf = new Map<string, number>()
  private readonly wonAt = new Float64Array(bins)
  private readonly lostAt = new Float64Array(bins)
  private logLoss = 0

  constructor(files: readonly FileSpec[]) {
    for (const file of files) this.rowsOf.set(file.name, 0)
  }

  rows(file: FileSpec, count: number): void {
    this.rowsOf.set(file.name, (this.rowsOf.get(file.name) ?? 0) + count)
  }

  account({ company, sale, customer, duplicate }: Dossier): void {
    const { status, probability } = sale
    this.total += 1
    this.statuses[status] += 1
    if (duplicate !== undefined) this.duplicates[duplicate.by] += 1
    if (customer?.churnedAt !== undefined) this.churned += 1
    if (company.segment !== undefined) this.segment(company.segment.key, status)
    if (status !== 'won' && status !== 'lost') return
    const bin = Math.min(bins - 1, Math.floor(probability * bins))
    const at = status === 'won' ? this.wonAt : this.lostAt
    at[bin] = (at[bin] ?? 0) + 1
    this.logLoss -= Math.log(status === 'won' ? probability : 1 - probability)
  }

  accounts(): SampleTruth['accounts'] {
    const { none, open, won, lost } = this.statuses
    return {
      total: this.total,
      duplicates: { sameDomain: this.duplicates.domain, sameNameOnly: this.duplicates.name },
      prospects: none,
      open,
      won,
      lost,
      churned: this.churned,
    }
  }

  rowsByFile(): Record<string, number> {
    return Object.fromEntries(this.rowsOf)
  }

  segmentCounts(key: string): Readonly<SegmentTally> {
    return this.segments.get(key) ?? { accounts: 0, won: 0, lost: 0 }
  }

  /** Area under the ROC curve from the binned probabilities, ties counted half, and log loss. */
  best(): SampleTruth['best'] {
    const { won, lost } = this.statuses
    if (won === 0 || lost === 0) return undefined
    let lostBelow = 0
    let ordered = 0
    for (let bin = 0; bin < bins; bin += 1) {
      const lostHere = this.lostAt[bin] ?? 0
      ordered += (this.wonAt[bin] ?? 0) * (lostBelow + lostHere / 2)
      lostBelow += lostHere
    }
    return { auc: ordered / (won * lost), logLoss: this.logLoss / (won + lost) }
  }

  private segment(key: string, status: 'none' | 'open' | 'won' | 'lost'): void {
    const counts = this.segments.get(key) ?? { accounts: 0, won: 0, lost: 0 }
    counts.accounts += 1
    if (status === 'won' || status === 'lost') counts[status] += 1
    this.segments.set(key, counts)
  }
}
