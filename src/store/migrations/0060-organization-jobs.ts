import { statements } from './statements.ts'

/** A job is at work in a workspace, or for an organisation as a whole. */
export const organizationJobs = statements(
  'alter table job alter column workspace_id drop not null',
  `alter table job add column organization_id text references organization ("id") on delete cascade`,
  `alter table job add constraint job_has_a_place
    check ((workspace_id is null) <> (organization_id is null))`,
  'create index job_of_organization on job (organization_id, created_at desc, id)',
)
