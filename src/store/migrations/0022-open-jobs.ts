import { statements } from './statements.ts'

/** Every server looks now and then which jobs wait. */
export const openJobs = statements(
  `create index job_open on job (created_at) where state in ('queued', 'running')`,
)
