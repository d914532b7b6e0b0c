import { statements } from './statements.ts'

/** Whether a version had drifted when it was looked at last: what is told is that it does now. */
export const driftTable = statements(
  `create table drift (
    workspace_id uuid not null,
    version_id text not null,
    drifted boolean not null,
    seen_at timestamptz(3) not null default now(),
    primary key (workspace_id, version_id),
    foreign key (workspace_id, version_id)
      references profile_version (workspace_id, id) on delete cascade)`,
)
