import type { Signal } from '../domain/index.ts'

interface Waiting {
  readonly alone: boolean
  readonly admit: () => void
}

/**
 * Lets in many together, or one alone, in the order in which they came: who waits to be alone is not passed
 * for ever by those who need not be. Whoever is in must not enter again before it left.
 */
export class SharedLock {
  readonly #waiting: Waiting[] = []
  #inside = 0
  #alone = false

  /** Resolves when in; then `leave` is owed. Rejects with the signal's reason where that fires first. */
  async enter(how: 'together' | 'alone', signal?: Signal): Promise<void> {
    signal?.throwIfAborted()
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const one = { alone: how === 'alone', admit: resolve }
    const giveUp = () => {
      const place = this.#waiting.indexOf(one)
      if (place < 0) return
      this.#waiting.splice(place, 1)
      this.#admitNext()
      reject()
    }
    this.#waiting.push(one)
    this.#admitNext()
    signal?.addEventListener('abort', giveUp)
    try {
      await promise
    } catch {
      signal?.throwIfAborted()
    } finally {
      signal?.removeEventListener('abort', giveUp)
    }
  }

  leave(): void {
    this.#inside -= 1
    this.#alone = false
    this.#admitNext()
  }

  /** Who is alone lets others in too, without leaving. */
  share(): void {
    this.#alone = false
    this.#admitNext()
  }

  #admitNext(): void {
    for (;;) {
      const next = this.#waiting[0]
      if (next === undefined || this.#alone || (next.alone && this.#inside > 0)) return
      this.#waiting.shift()
      this.#inside += 1
      this.#alone = next.alone
      next.admit()
    }
  }
}
