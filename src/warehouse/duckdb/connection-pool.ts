import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'

/**
 * Lends connections, a few at a time: a second query on one connection silently ends the first one's
 * stream, and too many long queries starve libuv's thread pool.
 */
export class ConnectionPool {
  readonly #instance: DuckDBInstance
  readonly #most: number
  readonly #idle: DuckDBConnection[] = []
  readonly #waiting: ((connection: DuckDBConnection) => void)[] = []
  #open = 0

  constructor(instance: DuckDBInstance, most: number) {
    this.#instance = instance
    this.#most = most
  }

  async use<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const connection = await this.acquire()
    try {
      return await work(connection)
    } finally {
      this.release(connection)
    }
  }

  async acquire(): Promise<DuckDBConnection> {
    const idle = this.#idle.pop()
    if (idle !== undefined) return idle
    if (this.#open < this.#most) {
      this.#open++
      return await this.#instance.connect()
    }
    return await new Promise((resolve) => {
      this.#waiting.push(resolve)
    })
  }

  release(connection: DuckDBConnection): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#idle.push(connection)
    else next(connection)
  }

  closeSync(): void {
    for (const connection of this.#idle.splice(0)) connection.closeSync()
  }
}
