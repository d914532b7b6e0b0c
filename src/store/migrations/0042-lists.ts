import { statements } from './statements.ts'

/** Lists of accounts that a team works through. Accounts are named by references that say nothing of who they are. */
export const listTables = statements(
  `create table target_list (
    id uuid primary key default gen_random_uuid(),
    workspace_id uuid not null references workspace on delete cascade,
    name text not null,
    team text,
    capacity integer,
    notes text,
    source jsonb not null,
    follows boolean not null,
    version_id text not null,
    revision integer not null default 1,
    refreshed_at timestamptz(3) not null,
    created_at timestamptz(3) not null,
    created_by text)`,
  'create index target_list_workspace on target_list (workspace_id)',
  `create table target_account (
    list_id uuid not null references target_list on delete cascade,
    ref text not null,
    place integer not null,
    state text not null default 'to_contact',
    state_by text,
    state_at timestamptz(3),
    revision integer not null default 1,
    added_at timestamptz(3) not null,
    left_at timestamptz(3),
    primary key (list_id, ref))`,
)
