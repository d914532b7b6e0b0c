// Scores the accounts of a file with a profile, without a workspace:
//   node examples/score.ts profile.json accounts.csv
import { readFileSync } from 'node:fs'
import { argv, stdout } from 'node:process'
import {
  accountScorer,
  bindColumns,
  boundValues,
  readProfile,
  type ScorePart,
} from 'northfit/profile'

const [profileFile, accountsFile] = argv.slice(2)
if (profileFile === undefined || accountsFile === undefined)
  throw new Error('usage: node examples/score.ts profile.json accounts.csv')

// Fields without quotes are enough for an example; the command line reads any file.
const [headers = [], ...records] = readFileSync(accountsFile, 'utf8')
  .trim()
  .split(/\r?\n/)
  .map((line) => line.split(','))

const profile = readProfile(readFileSync(profileFile, 'utf8'), profileFile)
const binding = bindColumns(
  profile,
  headers.map((header) => ({ header })),
)
if (binding.unmatched.length > 0) stdout.write(`not in the file: ${binding.unmatched.join(', ')}\n`)

const score = accountScorer(profile)
const today = new Date().toISOString().slice(0, 10)
for (const record of records) {
  const result = score(boundValues(binding, record, today))
  const [low, high] = result.interval
  stdout.write(
    `${record[0]}: ${result.tier}, ${result.points} points, ${percent(result.probability)} (${percent(low)} to ${percent(high)})\n`,
  )
  stdout.write(
    `  for: ${reasons(result.reasonsFor)}\n  against: ${reasons(result.reasonsAgainst)}\n`,
  )
  const [question] = result.next
  if (question !== undefined && question.changesTier > 0)
    stdout.write(
      `  find out ${question.trait}: changes the tier with probability ${percent(question.changesTier)}\n`,
    )
}

function reasons(parts: readonly ScorePart[]): string {
  const shown = parts.slice(0, 3).map(({ traits, contribution }) => {
    const sign = contribution > 0 ? '+' : ''
    return `${traits.join(' and ')} ${sign}${contribution}`
  })
  return shown.length === 0 ? 'nothing' : shown.join(', ')
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
