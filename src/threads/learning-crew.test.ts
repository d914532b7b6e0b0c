import { afterEach, expect, test } from 'vitest'
import { simulateCoded } from '../../test/simulated-coded.ts'
import { type Coded, learnScorecard } from '../stats/index.ts'
import { learningCrew } from './index.ts'

const { data } = simulateCoded(3, { rows: 1500, traits: 12, telling: 4 }, 0.8)
const time = Float64Array.from({ length: data.rows }, (_, row) => row)
const least = { good: 15, others: 15 }
const workers = () => process.getActiveResourcesInfo().filter((one) => one === 'MessagePort').length

afterEach(() => {
  expect(workers()).toBe(before)
})
const before = workers()

const learn = (threads: number, options = {}, of: Coded = { ...data, time }) =>
  learnScorecard(of, { seed: 1, least, crew: learningCrew(threads), ...options })

test('any number of threads learns the same', async () => {
  const alone = await learnScorecard({ ...data, time }, { seed: 1, least })
  expect(alone.outOfTime).toBeDefined()
  for (const threads of [1, 2, 3]) {
    const told: number[] = []
    const progress = (done: number, all: number) => told.push(done / all)
    expect(await learn(threads, { progress })).toEqual(alone)
    expect(told).toEqual(Array.from({ length: 22 }, (_, i) => (i + 1) / 22))
  }
})

test('threads share what rows count for', async () => {
  const weighed = { ...data, weight: Float64Array.from(data.good, (won) => 1 + 2 * won) }
  const alone = await learnScorecard(weighed, { seed: 1, least })
  expect(await learn(2, {}, weighed)).toEqual(alone)
  expect(alone.card).not.toEqual((await learnScorecard(data, { seed: 1, least })).card)
})

test.each([
  ['on threads', data],
  ['in the thread that asks', simulateCoded(3, { rows: 600, traits: 12, telling: 4 }, 0.8).data],
])('stops in the middle, %s', async (_where, some) => {
  const stop = new AbortController()
  let done = 0
  const progress = () => {
    done += 1
    if (done === 2) stop.abort(new Error('enough'))
  }
  const crew = learningCrew(2, stop.signal)
  await expect(learn(2, { crew, progress }, some)).rejects.toThrow('enough')
  expect(done).toBeLessThan(5)
  await expect(learn(2, { crew }, some)).rejects.toThrow('enough')
})

test('what fails in a worker, or in who is told, arrives', async () => {
  const work = { data, divisions: [], folds: 5, limits: { traits: 3, pairs: 0 } }
  const task = { division: 7, without: [], full: false }
  const lost = learningCrew(2)(work, [task, task], () => undefined)
  await expect(lost).rejects.toThrow(new RangeError('there is no division 7'))
  const progress = () => {
    throw new Error('nobody listens')
  }
  await expect(learn(2, { progress })).rejects.toThrow('nobody listens')
})
