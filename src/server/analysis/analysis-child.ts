import os from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { closeWorkspaces } from '../../workspace/index.ts'
import { type FunctionName, runFunction } from './functions.ts'
import type { Order, Said, Told } from './messages.ts'
import { sentError } from './sent-error.ts'
import { throttledProgress } from './throttled-progress.ts'

/** Milliseconds between two words on how far a call is. */
const between = 100

/** Milliseconds to close in peace when nobody is there any more who could use force. */
const grace = 1000

interface Serving {
  readonly stop: AbortController
  readonly served: Promise<void>
}

/** The calls under way, by their number. */
const calls = new Map<number, Serving>()

// Whoever waits for a page goes before whoever waits for a profile. Threads to come inherit it.
os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL)

// Ctrl-C in a terminal goes to all processes at once; when to end is for the one that asks to say.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined)

process.on('message', async (told: Told) => {
  if (told.kind === 'end') return await end()
  if (told.kind === 'stop') return calls.get(told.call)?.stop.abort()
  const stop = new AbortController()
  const served = serve(told, stop.signal)
  calls.set(told.call, { stop, served })
  await served
  calls.delete(told.call)
})
process.on('disconnect', () => Promise.race([end(), wait(grace).then(() => process.exit(1))]))

async function serve<Name extends FunctionName>(
  { args, call, context, name }: Order<Name>,
  signal: AbortSignal,
): Promise<void> {
  const { flush, progress } = throttledProgress(
    async (step, done) => await say({ call, kind: 'progress', step, done }),
    between,
  )
  try {
    const result = await runFunction(name, args, { ...context, progress, signal })
    flush()
    await say<Name>({ call, kind: 'done', result })
  } catch (error) {
    flush()
    await say({ call, kind: 'failed', error: sentError(error) })
  }
}

/** Resolves when it is on its way, or there is nobody left to hear it. */
function say<Name extends FunctionName>(said: Said<Name>): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(said, undefined, undefined, () => resolve())
  })
}

async function end(): Promise<void> {
  for (const { stop } of calls.values()) stop.abort()
  await Promise.all(Array.from(calls.values(), ({ served }) => served))
  await closeWorkspaces()
  process.exit()
}
