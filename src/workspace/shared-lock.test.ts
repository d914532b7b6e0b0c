import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { SharedLock } from './shared-lock.ts'

it('lets in many together or one alone, in the order in which they came', async () => {
  const lock = new SharedLock()
  const told: string[] = []
  const asks = (['together', 'together', 'alone', 'together', 'alone'] as const).map((how, n) =>
    lock.enter(how).then(() => told.push(`${how} ${n}`)),
  )
  await setImmediate()
  expect(told).toEqual(['together 0', 'together 1'])
  lock.leave()
  await setImmediate()
  expect(told).toHaveLength(2)
  lock.leave()
  await setImmediate()
  expect(told.slice(2)).toEqual(['alone 2'])
  lock.share()
  await setImmediate()
  expect(told.slice(3)).toEqual(['together 3'])
  lock.leave()
  lock.leave()
  await Promise.all(asks)
  expect(told.at(-1)).toBe('alone 4')
})

it('lets go of who gives up waiting, and those behind move up', async () => {
  const lock = new SharedLock()
  const stop = new AbortController()
  await lock.enter('together')
  const refused = lock.enter('alone', stop.signal)
  const behind = lock.enter('together')
  stop.abort(new Error('no more time'))
  await expect(refused).rejects.toThrow('no more time')
  await behind
  await expect(lock.enter('together', stop.signal)).rejects.toThrow('no more time')
  lock.leave()
  lock.leave()
  await lock.enter('alone')
})
