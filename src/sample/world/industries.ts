import type { Word } from './spelling.ts'

export interface Industry extends Word {
  /** Natural logarithm of the median number of employees, and the spread around it. */
  readonly size: number
  readonly spread: number
  /** Typical revenue a year for each employee, in thousands. */
  readonly productivity: number
}

const industry = (
  label: string,
  size: number,
  spread: number,
  productivity: number,
  variants: readonly string[],
): Industry => ({ label, variants, size, spread, productivity })

export const retail = industry('Retail & E-commerce', 5.0, 1.05, 210, [
  'Retail & Ecommerce',
  'retail & e-commerce',
  'Retail and E-Commerce',
])
export const software = industry('Computer Software', 4.2, 1.3, 170, [
  'Computer software',
  'Computer Sofware',
  'Software',
])
export const logistics = industry('Logistics and Supply Chain', 4.8, 1.3, 190, [
  'Logistics & Supply Chain',
  'Logistics and Suply Chain',
])
const technology = industry('Information Technology and Services', 4.1, 1.4, 150, [
  'Information Technolgy and Services',
  'IT Services',
])
export const machinery = industry('Machinery', 5.0, 1.3, 230, ['machinery', 'Machinary'])
const finance = industry('Financial Services', 4.8, 1.6, 320, ['financial services', 'Finance'])
export const health = industry('Hospital & Health Care', 5.1, 1.5, 140, [
  'Hospital & Healthcare',
  'Health care',
])
const marketing = industry('Marketing and Advertising', 3.4, 1.1, 130, ['Marketing & Advertising'])
const construction = industry('Construction', 4.2, 1.3, 200, ['construction'])
const education = industry('Education Management', 4.6, 1.4, 80, ['Education management'])
const hospitality = industry('Hospitality', 4.3, 1.3, 90, ['hospitality'])
const food = industry('Food & Beverages', 4.7, 1.4, 220, ['Food and Beverages', 'Food & Beverage'])

/** Industries with how often they are met. */
export const industryWeights: readonly (readonly [Industry, number])[] = [
  [retail, 15],
  [software, 15],
  [logistics, 8],
  [technology, 12],
  [machinery, 9],
  [finance, 9],
  [health, 9],
  [marketing, 7],
  [construction, 6],
  [education, 5],
  [hospitality, 4],
  [food, 6],
]
