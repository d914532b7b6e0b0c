import type { Cell } from '../cell.ts'
import { type Odds, odds, type Random } from '../random.ts'

/** A custom field that has nothing to do with buying, however meaningful its name sounds. */
export interface NoiseField {
  readonly label: string
  /** Share of accounts where somebody filled it in; blind to everything else. */
  readonly filled: number
  readonly value: (random: Random) => Cell
}

const category =
  (...levels: readonly (readonly [string, number])[]) =>
  (label: string, filled: number): NoiseField => {
    const table: Odds<string> = odds(levels)
    return { label, filled, value: (random) => random.pick(table) }
  }

const yesNo = (label: string, filled: number, yes: number): NoiseField => ({
  label,
  filled,
  value: (random) => (random.chance(yes) ? 'Yes' : 'No'),
})

const whole = (label: string, filled: number, low: number, high: number): NoiseField => ({
  label,
  filled,
  value: (random) => random.between(low, high),
})

/** A long-tailed whole number, as counts of things in companies are. */
const skewed = (label: string, filled: number, median: number): NoiseField => ({
  label,
  filled,
  value: (random) => Math.round(median * Math.exp(random.normal() * 0.9)),
})

export const noiseFields: readonly NoiseField[] = [
  category(['North', 3], ['South', 3], ['East', 2], ['West', 2])('Territory', 0.93),
  category(['T1', 1], ['T2', 2], ['T3', 3], ['T4', 2])('Legacy tier', 0.71),
  category(['Google Workspace', 5], ['Microsoft 365', 6], ['Other', 1])('Email provider', 0.88),
  category(
    ['AWS', 5],
    ['Azure', 4],
    ['Google Cloud', 3],
    ['On-premises', 2],
  )('Cloud provider', 0.62),
  category(['January', 6], ['April', 2], ['July', 2], ['October', 1])('Fiscal year start', 0.57),
  category(
    ['Net 14', 2],
    ['Net 30', 6],
    ['Net 45', 1],
    ['Net 60', 1],
  )('Preferred payment terms', 0.49),
  category(['Phone', 2], ['Email', 6], ['Chat', 2])('Preferred contact channel', 0.77),
  category(['Open plan', 4], ['Cubicles', 1], ['Mixed', 3])('Office layout', 0.35),
  category(
    ['SaaStr', 2],
    ['Web Summit', 3],
    ['Dreamforce', 2],
    ['None', 7],
  )('Last trade show', 0.66),
  category(
    ['Blue', 5],
    ['Red', 3],
    ['Green', 2],
    ['Black', 3],
    ['Orange', 1],
  )('Brand colour', 0.58),
  category(['Import 2022', 2], ['Import 2023', 3], ['Manual', 4], ['API', 2])('Data batch', 0.97),
  category(['DHL', 3], ['UPS', 3], ['FedEx', 2], ['Local', 2])('Courier used', 0.31),
  category(['HP', 3], ['Canon', 2], ['Brother', 1], ['Epson', 1])('Printer supplier', 0.27),
  category(['English', 7], ['German', 2], ['French', 1], ['Spanish', 1])('Support language', 0.81),
  category(['Big Four', 2], ['Mid-tier', 3], ['Local firm', 4])('Auditor type', 0.33),
  yesNo('Newsletter opt-in', 0.9, 0.42),
  yesNo('Own parking', 0.39, 0.55),
  yesNo('Dog-friendly office', 0.28, 0.24),
  yesNo('Listed on Clutch', 0.52, 0.3),
  yesNo('Chat widget on site', 0.74, 0.37),
  yesNo('Cookie banner', 0.69, 0.71),
  yesNo('Has intern programme', 0.44, 0.33),
  whole('Board size', 0.41, 3, 12),
  whole('Social media score', 0.64, 0, 100),
  whole('Website speed score', 0.83, 20, 99),
  whole('Languages on website', 0.73, 1, 6),
  whole('Days since last press release', 0.55, 0, 720),
  skewed('Office floor space', 0.36, 900),
  skewed('Meeting rooms', 0.34, 6),
  skewed('Domain authority', 0.79, 28),
]
