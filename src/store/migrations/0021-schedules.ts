import { statements } from './statements.ts'

/** Work by the clock: what is ordered when. */
export const scheduleTables = statements(
  `create table schedule (
    id uuid primary key default gen_random_uuid(),
    workspace_id uuid not null references workspace on delete cascade,
    kind text not null,
    input jsonb not null,
    cron text not null,
    zone text not null,
    language text not null,
    paused boolean not null default false,
    revision integer not null default 1,
    next_at timestamptz(3) not null,
    last_at timestamptz(3),
    last_job uuid,
    created_at timestamptz(3) not null default now(),
    created_by text)`,
  'create index schedule_due on schedule (next_at) where not paused',
)
