import { statements } from './statements.ts'

/** What makes a customer good, every revision of it, and how much each criterion counts for each team. */
export const valueTables = statements(
  `create table value_definition (
    workspace_id uuid not null references workspace on delete cascade,
    revision integer not null,
    definition jsonb not null,
    created_at timestamptz(3) not null default now(),
    created_by text,
    primary key (workspace_id, revision))`,
  `create table team_weights (
    workspace_id uuid not null references workspace on delete cascade,
    team text not null,
    weights jsonb not null,
    created_at timestamptz(3) not null default now(),
    created_by text,
    primary key (workspace_id, team))`,
)
