import type { DealRecord } from './records.ts'

interface Stage {
  readonly name: string
  readonly probability: number
  readonly forecast: string
}

/** A stage that a deal entered, the last one the stage it stands in. */
export interface StageStep extends Stage {
  readonly record: DealRecord
  readonly place: number
  readonly at: number
}

const stage = (name: string, probability: number, forecast: string): Stage => ({
  name,
  probability,
  forecast,
})
const qualification = stage('Qualification', 10, 'Pipeline')
const openStages = [
  qualification,
  stage('Needs Analysis', 20, 'Pipeline'),
  stage('Value Proposition', 50, 'Pipeline'),
  stage('Proposal/Price Quote', 75, 'BestCase'),
  stage('Negotiation/Review', 90, 'Forecast'),
]
const won = stage('Closed Won', 100, 'Closed')
const lost = stage('Closed Lost', 0, 'Omitted')

export function stepsOf(record: DealRecord): readonly StageStep[] {
  const { deal } = record
  const entered = deal.entered.map((at, place) => ({
    ...(openStages[place] ?? qualification),
    record,
    place,
    at,
  }))
  if (deal.status === 'open') return entered
  const end = deal.status === 'won' ? won : lost
  return [...entered, { ...end, record, place: entered.length, at: deal.closeAt }]
}

export function lastStep(record: DealRecord): StageStep {
  return stepsOf(record).at(-1) ?? { ...qualification, record, place: 0, at: record.deal.openedAt }
}
