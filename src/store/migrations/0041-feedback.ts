import { statements } from './statements.ts'

/** What people hold against the scores of accounts under a version. Of an account only its key and its id in the CRM. */
export const feedbackTables = statements(
  `create table score_feedback (
    id uuid primary key default gen_random_uuid(),
    workspace_id uuid not null references workspace on delete cascade,
    version_id text not null,
    account_key double precision not null,
    account_id text,
    points integer not null,
    tier text not null,
    should text not null,
    direction text not null,
    reason text not null,
    trait text,
    words text,
    revision integer not null default 1,
    created_at timestamptz(3) not null default now(),
    created_by text not null,
    resolved_at timestamptz(3),
    resolved_by text,
    outcome text,
    note text,
    foreign key (workspace_id, version_id) references profile_version (workspace_id, id)
      on delete cascade)`,
  'create index score_feedback_of on score_feedback (workspace_id, version_id, created_at desc, id)',
)
