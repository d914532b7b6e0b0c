import { name } from '../../sql/index.ts'

/** Names of the unified tables and of the columns that tell what customers bought, paid and did. */
export const column = {
  key: name('account_key'),
  at: name('at'),
  amount: name('amount'),
  profit: name('profit'),
  currency: name('currency'),
  kind: name('kind'),
  status: name('status'),
  created: name('created'),
  closed: name('closed'),
  feature: name('feature'),
  quantity: name('quantity'),
  question: name('question'),
  score: name('score'),
  raw: name('raw'),
} as const

export const table = {
  account: name('account'),
  deal: name('deal'),
  invoice: name('invoice'),
  cost: name('cost'),
  ticket: name('ticket'),
  usage: name('usage'),
  referral: name('referral'),
  answer: name('answer'),
} as const
