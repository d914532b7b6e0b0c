import { statements } from './statements.ts'

/** Who wants to hear of what, and every message that was or is to be sent. */
export const webhookTables = statements(
  `create table webhook (
    id uuid primary key default gen_random_uuid(),
    workspace_id uuid not null references workspace on delete cascade,
    url text not null,
    events text[] not null,
    secrets text not null,
    created_at timestamptz(3) not null default now(),
    created_by text,
    disabled_at timestamptz,
    disabled_reason text)`,
  'create index webhook_of_workspace on webhook (workspace_id)',
  `create table webhook_delivery (
    id uuid primary key default gen_random_uuid(),
    webhook_id uuid not null references webhook on delete cascade,
    event text not null,
    body text not null,
    state text not null default 'queued',
    attempts integer not null default 0,
    next_at timestamptz(3) not null default now(),
    status integer,
    fault text,
    created_at timestamptz(3) not null default now(),
    finished_at timestamptz)`,
  `create index webhook_delivery_due on webhook_delivery (next_at) where state = 'queued'`,
  'create index webhook_delivery_of_webhook on webhook_delivery (webhook_id, created_at desc, id)',
)
