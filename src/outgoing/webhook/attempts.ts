const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** The schedule that Standard Webhooks gives: ten attempts over three days. */
const waits = [
  0,
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
] as const

/** A tenth more or less, so that what failed together does not come back together. */
const jitter = 0.1
const longest = 24 * hour

/**
 * How many milliseconds to wait before an attempt (1 is the first), undefined where there is none left.
 * `random` in [0, 1) spreads it; `asked` is what the receiver asked for, which makes the wait longer,
 * never shorter, up to a day.
 */
export function nextAttempt(attempt: number, random: number, asked = 0): number | undefined {
  const wait = waits[attempt - 1]
  if (wait === undefined) return undefined
  const spread = Math.round(wait * (1 - jitter + 2 * jitter * random))
  return Math.max(spread, Math.min(asked, longest))
}

/** Milliseconds that a `Retry-After` header asks to wait: seconds or a day (RFC 9110, 10.2.3). */
export function retryAfter(header: string | undefined, now: Date): number | undefined {
  const said = header?.trim() ?? ''
  if (/^\d{1,9}$/.test(said)) return Number(said) * second
  if (!/^[A-Z][a-z]{2},? .* GMT$/.test(said)) return undefined
  const day = Date.parse(said)
  return Number.isNaN(day) ? undefined : Math.max(0, day - now.getTime())
}

/** What an answer to a webhook means; `gone` is a receiver that wants no more of them, ever. */
export type WebhookOutcome = 'delivered' | 'gone' | 'again'

/** By the standard every answer but 2xx and 410 is tried again, 3xx too: webhooks follow no redirect. */
export function webhookOutcome(status: number): WebhookOutcome {
  if (status >= 200 && status < 300) return 'delivered'
  return status === 410 ? 'gone' : 'again'
}
