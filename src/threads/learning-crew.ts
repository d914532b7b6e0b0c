import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Signal } from '../domain/index.ts'
import {
  type CardTask,
  type CardWork,
  type Crew,
  cardLearner,
  type LearnedCard,
} from '../stats/index.ts'
import type { Answer, Order } from './messages.ts'
import { sharedWork } from './shared-work.ts'

/** With fewer rows the threads would take longer to start than to learn. */
const FEWEST_ROWS = 1000

/**
 * Learns on several threads, which all read the same bytes: memory grows with the threads by what each card
 * needs, not by the data. The thread that asks stays free, so that progress is shown and the signal heard; when
 * it fires the threads are ended at once, whatever they are at. Little data is learned in the thread that asks.
 *
 * @param threads threads that learn at once, at the most
 */
export function learningCrew(threads: number, signal?: Signal): Crew {
  return (work, tasks, learned) =>
    work.data.rows < FEWEST_ROWS || work.data.traits.length === 0
      ? learnHere(work, tasks, learned, signal)
      : learnOnThreads(threads, work, tasks, learned, signal)
}

async function learnHere(
  work: CardWork,
  tasks: readonly CardTask[],
  learned: () => void,
  signal: Signal | undefined,
): Promise<readonly LearnedCard[]> {
  const learn = cardLearner(work)
  const cards: LearnedCard[] = []
  for (const task of tasks) {
    signal?.throwIfAborted()
    cards.push(learn(task))
    learned()
    await setImmediate()
  }
  return cards
}

async function learnOnThreads(
  threads: number,
  work: CardWork,
  tasks: readonly CardTask[],
  learned: () => void,
  signal: Signal | undefined,
): Promise<readonly LearnedCard[]> {
  signal?.throwIfAborted()
  const workerData = sharedWork(work)
  const size = Math.max(1, Math.min(threads, tasks.length))
  const workers = Array.from({ length: size }, () => new Worker(workerFile, { workerData }))
  const orders = tasks.map((task, index): Order => ({ index, task }))
  const cards: LearnedCard[] = []
  const take = ({ card, index }: Answer) => {
    cards[index] = card
    learned()
  }
  const stopped = Promise.withResolvers<never>()
  const stop = () => {
    try {
      signal?.throwIfAborted()
    } catch (reason) {
      stopped.reject(reason)
    }
  }
  signal?.addEventListener('abort', stop)
  try {
    const all = Promise.all(workers.map((worker) => workOff(orders, worker, take)))
    await Promise.race([all, stopped.promise])
    return cards
  } finally {
    signal?.removeEventListener('abort', stop)
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

/** Beside this file, as source or as built. */
const workerFile = new URL(`learning-worker${path.extname(import.meta.url)}`, import.meta.url)

/** One worker takes order after order until none is left. */
function workOff(orders: Order[], worker: Worker, take: (answer: Answer) => void): Promise<void> {
  return new Promise((done, fail) => {
    const next = () => {
      const order = orders.shift()
      if (order === undefined) done()
      else worker.postMessage(order)
    }
    worker.on('message', (answer: Answer) => {
      try {
        take(answer)
        next()
      } catch (error) {
        fail(error)
      }
    })
    worker.on('messageerror', fail)
    worker.on('error', fail)
    worker.on('exit', (code) => fail(new Error(`a learning thread ended with code ${code}`)))
    next()
  })
}
