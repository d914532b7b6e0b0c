import type { Db } from '../../store/index.ts'

/** What one can be told of. No message holds customer data: it says where to look. */
export const webhookEvents = [
  'profile.published',
  'profile.rolled_back',
  'profile.drift',
  'account.tier_changed',
  'job.finished',
] as const
export type WebhookEvent = (typeof webhookEvents)[number] | 'test'

/**
 * Orders a message to everybody who wants to hear of the event, in the transaction in which it happens: what
 * is rolled back is never told, what is committed always is.
 */
export async function emit(
  db: Db,
  workspace: string,
  event: WebhookEvent,
  data: object,
  now: Date = new Date(),
): Promise<void> {
  const hooks = await db
    .selectFrom('webhook')
    .select('id')
    .where('workspaceId', '=', workspace)
    .where('disabledAt', 'is', null)
    .where((is) => is(is.val<string>(event), '=', is.fn.any('events')))
    .execute()
  for (const { id } of hooks) await order(db, id, workspace, event, data, now)
}

/** Orders a message to one webhook, whatever it wants to hear of. */
export async function order(
  db: Db,
  webhook: string,
  workspace: string,
  event: WebhookEvent,
  data: object,
  now: Date,
): Promise<void> {
  const body = JSON.stringify({ type: event, timestamp: now.toISOString(), workspace, data })
  await db
    .insertInto('webhookDelivery')
    .values({ webhookId: webhook, event, body, status: null, fault: null, finishedAt: null })
    .execute()
}
