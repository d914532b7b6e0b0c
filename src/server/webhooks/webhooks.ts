import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { deliverWebhook, type HttpOut, nextAttempt, type Secrets } from '../../outgoing/index.ts'
import type { Db } from '../../store/index.ts'

/** How often it is looked whether a message is due. */
const lookEvery = 5_000
/** A message is lent to whoever sends it for so long; after a crash somebody else sends it again. */
const lent = 60_000
const atOnce = 8

export interface Sender {
  readonly db: Db
  readonly http: HttpOut
  readonly secrets: Secrets
  readonly onError: (error: unknown) => void
  readonly onAttempt: (outcome: string) => void
}

/** Sends what is due, signed, again and again with longer and longer waits until it is taken. */
export class Webhooks {
  readonly #sender: Sender
  readonly #stop = new AbortController()
  #timer: NodeJS.Timeout | undefined
  #round: Promise<void> = Promise.resolve()

  constructor(sender: Sender) {
    this.#sender = sender
  }

  start(): void {
    this.#timer = setInterval(() => this.look(), lookEvery)
    this.look()
  }

  /** Sends at once what is due now. */
  look(): void {
    const round = async () => {
      while (!this.#stop.signal.aborted && (await this.#sendDue()) === atOnce);
    }
    this.#round = this.#round.then(round).catch((error) => {
      // What the stop cut off is due again with the next start.
      if (!this.#stop.signal.aborted) this.#sender.onError(error)
    })
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    this.#stop.abort(new DOMException('the server stops', 'AbortError'))
    await this.#round
  }

  async #sendDue(): Promise<number> {
    const { db } = this.#sender
    const now = new Date()
    const due = await db
      .updateTable('webhookDelivery')
      .set({ nextAt: new Date(now.getTime() + lent), attempts: sql`attempts + 1` })
      .where('id', 'in', (is) =>
        is
          .selectFrom('webhookDelivery')
          .select('id')
          .where('state', '=', 'queued')
          .where('nextAt', '<=', now)
          .orderBy('nextAt')
          .limit(atOnce)
          .forUpdate()
          .skipLocked(),
      )
      .returningAll()
      .execute()
    await Promise.all(due.map((delivery) => this.#send(delivery)))
    return due.length
  }

  async #send({ id, webhookId, body, attempts }: Due): Promise<void> {
    const { db, http, secrets } = this.#sender
    const delivery = db.updateTable('webhookDelivery').where('id', '=', id)
    const hook = await db
      .selectFrom('webhook')
      .selectAll()
      .where('id', '=', webhookId)
      .executeTakeFirst()
    if (hook === undefined || hook.disabledAt !== null) {
      await delivery.set({ state: 'failed', finishedAt: new Date() }).execute()
      return
    }
    const endpoint = { url: hook.url, secrets: openSecretsOf(secrets, hook) }
    const now = new Date()
    const made = await deliverWebhook(http, endpoint, { id, body }, now, this.#stop.signal)
    this.#sender.onAttempt(made.outcome)
    const said = { status: made.status ?? null, fault: made.fault ?? null }
    const wait = nextAttempt(attempts + 1, randomInt(2 ** 32) / 2 ** 32, made.asked)
    if (made.outcome === 'delivered')
      await delivery.set({ ...said, state: 'delivered', finishedAt: now }).execute()
    else if (made.outcome === 'gone' || wait === undefined) {
      await delivery.set({ ...said, state: 'failed', finishedAt: now }).execute()
      await this.#disable(webhookId, made.outcome === 'gone' ? 'gone' : 'unreachable', now)
    } else await delivery.set({ ...said, nextAt: new Date(now.getTime() + wait) }).execute()
  }

  /** Who wants no more, or has not answered for three days, is not asked again until somebody says so. */
  async #disable(webhook: string, reason: string, now: Date): Promise<void> {
    await this.#sender.db
      .updateTable('webhook')
      .set({ disabledAt: now, disabledReason: reason })
      .where('id', '=', webhook)
      .execute()
  }
}

interface Due {
  readonly id: string
  readonly webhookId: string
  readonly body: string
  readonly attempts: number
}

interface Sealed {
  readonly id: string
  readonly secrets: string
}

const list = z.array(z.string())

/** Signing secrets as they are kept: they belong to this webhook and open for no other. */
export function sealSecrets(secrets: Secrets, id: string, plain: readonly string[]): string {
  return secrets.seal(JSON.stringify(plain), `webhook:${id}`)
}

export function openSecretsOf(secrets: Secrets, hook: Sealed): readonly string[] {
  return list.parse(JSON.parse(secrets.open(hook.secrets, `webhook:${hook.id}`)))
}
