import { statements } from './statements.ts'

/** What people say of the statements of a profile version, and whether they agree. */
export const commentTables = statements(
  // Deferred, so that a backup may be loaded in any order.
  `create table profile_comment (
    id uuid primary key default gen_random_uuid(),
    workspace_id uuid not null references workspace on delete cascade,
    version_id text not null,
    about text not null,
    thread uuid references profile_comment deferrable initially deferred,
    words text,
    revision integer not null default 1,
    created_at timestamptz(3) not null default now(),
    created_by text not null,
    edited_at timestamptz(3),
    resolved_at timestamptz(3),
    resolved_by text,
    resolution text,
    foreign key (workspace_id, version_id) references profile_version (workspace_id, id)
      on delete cascade)`,
  'create index profile_comment_of on profile_comment (workspace_id, version_id, created_at desc, id)',
  'create index profile_comment_thread on profile_comment (thread)',
  `create table profile_vote (
    workspace_id uuid not null references workspace on delete cascade,
    version_id text not null,
    about text not null,
    user_id text not null,
    vote text not null,
    created_at timestamptz(3) not null default now(),
    primary key (workspace_id, version_id, about, user_id),
    foreign key (workspace_id, version_id) references profile_version (workspace_id, id)
      on delete cascade)`,
)
