import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Progress, Signal } from '../../domain/index.ts'
import type { Arguments, FunctionName, Results } from './functions.ts'
import type { Said, SentContext, Told } from './messages.ts'
import { receivedError } from './sent-error.ts'

/** The process ended under a call: it ran out of memory, say, or was killed. The call may be made again. */
export class AnalysisEnded extends Error {
  override readonly name = 'AnalysisEnded'
}

/** Who asks, as far as it stays here. */
export interface Asker {
  readonly progress?: Progress
  readonly signal?: Signal
}

/** One process with the calls under way in it. */
export class AnalysisProcess {
  readonly #child: ChildProcess
  /** How to fail each call under way. */
  readonly #pending = new Map<number, (error: unknown) => void>()
  readonly #ended = Promise.withResolvers<void>()
  #calls = 0
  #over: Error | undefined

  /** @param memory megabytes for what JavaScript holds; as much as Node allows where nothing is said */
  constructor(memory: number | undefined) {
    this.#child = fork(childFile, {
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      execArgv: memory === undefined ? [] : [`--max-old-space-size=${memory}`],
    })
    // A listener for each call under way is no leak.
    this.#child.setMaxListeners(0)
    this.#child.on('error', (error) => this.#end('failed', error))
    this.#child.on('exit', (code, signal) => this.#end(`ended with ${signal ?? `code ${code}`}`))
    this.#keepAlive(false)
  }

  /** Can it be asked for anything? */
  get isUsable(): boolean {
    return this.#over === undefined
  }

  /** Has a function done over there. Where the signal fires the call ends when the work has stopped. */
  async call<Name extends FunctionName>(
    name: Name,
    args: Arguments[Name],
    context: SentContext,
    { progress, signal }: Asker,
  ): Promise<Results[Name]> {
    signal?.throwIfAborted()
    this.#calls += 1
    const call = this.#calls
    const { promise, reject, resolve } = Promise.withResolvers<Results[Name]>()
    const stop = () => this.#tell({ kind: 'stop', call })
    const hear = (said: Said<Name>) => {
      if (said.call !== call) return
      if (said.kind === 'done') return resolve(said.result)
      if (said.kind === 'failed') return reject(receivedError(said.error))
      try {
        progress?.(said.step, said.done)
      } catch (error) {
        stop()
        reject(error)
      }
    }
    this.#child.on('message', hear)
    signal?.addEventListener('abort', stop)
    this.#pending.set(call, reject)
    this.#keepAlive(true)
    try {
      this.#tell({ kind: 'call', call, name, args, context })
      return await promise
    } catch (error) {
      // Whoever stopped it gets its own reason back.
      if (error instanceof DOMException && error.name === 'AbortError') signal?.throwIfAborted()
      throw error
    } finally {
      this.#child.off('message', hear)
      signal?.removeEventListener('abort', stop)
      this.#pending.delete(call)
      this.#keepAlive(this.#pending.size > 0)
    }
  }

  /** Stops all calls, has the stores closed and ends the process; after `grace` milliseconds by force. */
  async close(grace: number): Promise<void> {
    this.#keepAlive(true)
    this.#tell({ kind: 'end' })
    await Promise.race([this.#ended.promise, wait(grace, undefined, { ref: false })])
    this.#child.kill('SIGKILL')
    await this.#ended.promise
  }

  #tell(told: Told): void {
    // One that ended fails its calls by itself.
    this.#child.send(told, () => undefined)
  }

  #end(how: string, cause?: unknown): void {
    this.#over ??= new AnalysisEnded(`the analysis process ${how}`, { cause })
    for (const fail of this.#pending.values()) fail(this.#over)
    this.#ended.resolve()
  }

  /** Calls keep this process going, an idle one over there does not. */
  #keepAlive(needed: boolean): void {
    const how = needed ? 'ref' : 'unref'
    this.#child[how]()
    this.#child.channel?.[how]()
  }
}

/** Beside this file, as source or as built. */
const childFile = new URL(`analysis-child${path.extname(import.meta.url)}`, import.meta.url)
