import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Records } from '../../store/index.ts'

/** What whoever watches the server is told, in numbers that name no organisation, person or account. */
export class Metrics {
  readonly #registry = new Registry()
  readonly #requests = new Histogram({
    name: 'northfit_request_seconds',
    help: 'Requests by route and status, and how long they took to be answered',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers: [this.#registry],
  })
  readonly #jobs = new Histogram({
    name: 'northfit_job_seconds',
    help: 'Jobs that ended, by kind and how they ended, and how long they were at work',
    labelNames: ['kind', 'state'],
    buckets: [1, 5, 15, 60, 300, 1200, 3600],
    registers: [this.#registry],
  })
  readonly #scored = new Counter({
    name: 'northfit_scored_accounts_total',
    help: 'Accounts scored over the API or by a job',
    labelNames: ['by'],
    registers: [this.#registry],
  })
  readonly #attempts = new Counter({
    name: 'northfit_webhook_attempts_total',
    help: 'Attempts to deliver a message, by what came of them',
    labelNames: ['outcome'],
    registers: [this.#registry],
  })

  constructor(records: Records) {
    // First, since it would else count the queries of the other two as waiting.
    watchConnections(records, this.#registry)
    watchJobs(records, this.#registry)
    watchMessages(records, this.#registry)
  }

  request(method: string, route: string, status: number, seconds: number): void {
    this.#requests.observe({ method, route, status }, seconds)
  }

  job(kind: string, state: string, seconds: number): void {
    this.#jobs.observe({ kind, state }, seconds)
  }

  scored(by: 'request' | 'job', accounts: number): void {
    this.#scored.inc({ by }, accounts)
  }

  attempt(outcome: string): void {
    this.#attempts.inc({ outcome })
  }

  /** All of it as Prometheus reads it; what the process uses is watched from the first time on. */
  async text(): Promise<string> {
    if (this.#registry.getSingleMetric('process_cpu_seconds_total') === undefined)
      collectDefaultMetrics({ register: this.#registry })
    return await this.#registry.metrics()
  }

  get contentType(): string {
    return this.#registry.contentType
  }
}

function watchJobs({ db }: Records, registry: Registry): void {
  new Gauge({
    name: 'northfit_jobs',
    help: 'Jobs that wait or are at work now',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const counts = await db
        .selectFrom('job')
        .select(['state', (is) => is.fn.countAll().as('count')])
        .where('state', 'in', ['queued', 'running'])
        .groupBy('state')
        .execute()
      for (const state of ['queued', 'running'])
        this.set({ state }, Number(counts.find((one) => one.state === state)?.count ?? 0))
    },
  })
}

function watchMessages({ db }: Records, registry: Registry): void {
  new Gauge({
    name: 'northfit_webhook_messages_waiting',
    help: 'Messages to webhooks that are not delivered yet and will be tried again',
    registers: [registry],
    async collect() {
      const { count } = await db
        .selectFrom('webhookDelivery')
        .select((is) => is.fn.countAll().as('count'))
        .where('state', '=', 'queued')
        .executeTakeFirstOrThrow()
      this.set(Number(count))
    },
  })
}

function watchConnections({ pool }: Records, registry: Registry): void {
  new Gauge({
    name: 'northfit_records_connections',
    help: 'Connections to the records: in use, idle, and requests that wait for one',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'used' }, pool.totalCount - pool.idleCount)
      this.set({ state: 'idle' }, pool.idleCount)
      this.set({ state: 'waited_for' }, pool.waitingCount)
    },
  })
}
