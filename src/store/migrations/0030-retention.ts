import { statements } from './statements.ts'

/** For how many days each organisation keeps what passes; for ever where nothing is said. */
export const retentionTables = statements(
  `create table retention (
    organization_id text primary key references organization ("id") on delete cascade,
    jobs integer,
    messages integer,
    audit integer,
    revision integer not null default 1)`,
)
