import { statements } from './statements.ts'

/** A member may belong to several teams. */
export const severalTeams = statements(
  'alter table member_team drop constraint member_team_pkey',
  'alter table member_team add primary key (organization_id, user_id, team)',
)
