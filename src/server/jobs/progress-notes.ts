import type { Db } from '../../store/index.ts'

/** Writing every step would keep the records busy; people look about twice a second. */
const every = 400

/** Writes a job's progress down now and then, and hears there whether somebody asked it to stop. */
export class ProgressNotes {
  readonly #db: Db
  readonly #id: string
  readonly #onCancel: () => void
  #last: { readonly step: string; readonly done: number } | undefined
  #timer: NodeJS.Timeout | undefined
  #writing: Promise<void> = Promise.resolve()

  constructor(db: Db, id: string, onCancel: () => void) {
    this.#db = db
    this.#id = id
    this.#onCancel = onCancel
    this.#timer = setInterval(() => this.#write(), every)
  }

  readonly note = (step: string, done: number): void => {
    this.#last = { step, done: Math.min(1, Math.max(0, done)) }
  }

  /** No note is written after this. */
  async end(): Promise<void> {
    clearInterval(this.#timer)
    await this.#writing
  }

  #write(): void {
    // Records that do not answer for a while must not end the work.
    this.#writing = this.#writing.then(() => this.#note()).catch(() => undefined)
  }

  async #note(): Promise<void> {
    const last = this.#last
    const row = await this.#db
      .updateTable('job')
      .set((is) => ({
        step: last?.step ?? is.ref('step'),
        done: last?.done ?? is.ref('done'),
      }))
      .where('id', '=', this.#id)
      .where('state', '=', 'running')
      .returning('cancelAsked')
      .executeTakeFirst()
    if (row?.cancelAsked === true) this.#onCancel()
  }
}
