import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Fault } from '../../domain/index.ts'
import type { Principal } from '../access/index.ts'
import type { RequestContext } from './call.ts'
import type { Route } from './route.ts'

/** Requests a minute that one address, person or key may make. */
export interface RateLimits {
  /** Without being signed in. */
  readonly address: number
  readonly person: number
  readonly key: number
}

export const usualLimits: RateLimits = { address: 300, person: 1200, key: 600_000 }

/** Counts requests and refuses those that are too many; in this process, which is where the work is done. */
export class Limits {
  readonly #limits: RateLimits
  readonly #buckets = new Map<string, RateLimiterMemory>()

  constructor(limits: RateLimits = usualLimits) {
    this.#limits = limits
  }

  /** @throws Fault `request.too_many`, with the seconds to wait */
  async take(route: Route, principal: Principal, { address }: RequestContext): Promise<void> {
    const { address: unknown, person, key } = this.#limits
    if (route.perMinute !== undefined)
      await this.#consume(`route ${route.name}`, route.perMinute, address)
    if (principal.kind === 'nobody') await this.#consume('address', unknown, address)
    else if (principal.kind === 'user') await this.#consume('person', person, principal.id)
    else await this.#consume('key', key, principal.id)
  }

  async #consume(bucket: string, points: number, who: string): Promise<void> {
    const limiter =
      this.#buckets.get(bucket) ??
      new RateLimiterMemory({ points, duration: 60, keyPrefix: bucket })
    this.#buckets.set(bucket, limiter)
    try {
      await limiter.consume(who)
    } catch (reason) {
      if (!(reason instanceof RateLimiterRes)) throw reason
      throw tooMany(points, reason.msBeforeNext)
    }
  }
}

function tooMany(most: number, wait: number): Fault {
  return new Fault('request.too_many', { most, seconds: Math.max(1, Math.ceil(wait / 1000)) })
}
