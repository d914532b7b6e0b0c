import { parentPort, workerData } from 'node:worker_threads'
import { cardLearner } from '../stats/index.ts'
import type { Answer, Order } from './messages.ts'

/** One thread of the crew: learns the card it is told to, again and again, from data that all threads share. */
const learn = cardLearner(workerData)

parentPort?.on('message', ({ index, task }: Order) => {
  const answer: Answer = { index, card: learn(task) }
  parentPort?.postMessage(answer)
})
