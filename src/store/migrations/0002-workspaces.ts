import { statements } from './statements.ts'

/** Workspaces with their imports, profiles and jobs; keys, the audit log, answers kept for repeated requests. */
export const workspaceTables = statements(
  `create table workspace (
    id uuid primary key default gen_random_uuid(),
    organization_id text not null references "organization" ("id") on delete cascade,
    name text not null,
    revision integer not null default 1,
    created_at timestamptz(3) not null default now(),
    created_by text references "user" ("id") on delete set null,
    unique (organization_id, name))`,
  `create table workspace_role (
    workspace_id uuid not null references workspace on delete cascade,
    user_id text not null references "user" ("id") on delete cascade,
    role text not null,
    primary key (workspace_id, user_id))`,
  `create table member_team (
    organization_id text not null references "organization" ("id") on delete cascade,
    user_id text not null references "user" ("id") on delete cascade,
    team text not null,
    primary key (organization_id, user_id))`,
  `create table api_key (
    id uuid primary key default gen_random_uuid(),
    organization_id text not null references "organization" ("id") on delete cascade,
    workspace_id uuid references workspace on delete cascade,
    name text not null,
    start text not null,
    hash text not null unique,
    scopes text[] not null,
    created_at timestamptz(3) not null default now(),
    created_by text references "user" ("id") on delete set null,
    expires_at timestamptz,
    last_used_at timestamptz,
    revoked_at timestamptz)`,
  'create index api_key_organization on api_key (organization_id)',
  `create table import_record (
    workspace_id uuid not null references workspace on delete cascade,
    id text not null,
    receipt jsonb not null,
    created_at timestamptz(3) not null default now(),
    created_by text,
    undone_at timestamptz,
    undone_by text,
    primary key (workspace_id, id))`,
  `create table profile_version (
    workspace_id uuid not null references workspace on delete cascade,
    id text not null,
    content text not null,
    name text not null,
    outcome text not null,
    reliable boolean not null,
    learned timestamptz not null,
    origin text not null,
    parent text,
    note text,
    created_at timestamptz(3) not null default now(),
    created_by text,
    primary key (workspace_id, id))`,
  `create table publication (
    id uuid primary key default gen_random_uuid(),
    workspace_id uuid not null references workspace on delete cascade,
    sequence integer not null,
    version_id text not null,
    kind text not null,
    reason text,
    created_at timestamptz(3) not null default now(),
    created_by text,
    unique (workspace_id, sequence),
    foreign key (workspace_id, version_id) references profile_version (workspace_id, id))`,
  `create view in_force as
    select distinct on (workspace_id) workspace_id, version_id, sequence, created_at
    from publication order by workspace_id, sequence desc`,
  `create table approval (
    workspace_id uuid not null references workspace on delete cascade,
    version_id text not null,
    team text not null,
    user_id text not null,
    decision text not null,
    comment text,
    created_at timestamptz(3) not null default now(),
    primary key (workspace_id, version_id, team),
    foreign key (workspace_id, version_id) references profile_version (workspace_id, id)
      on delete cascade)`,
  `create table job (
    id uuid primary key default gen_random_uuid(),
    workspace_id uuid not null references workspace on delete cascade,
    kind text not null,
    input jsonb not null,
    language text not null,
    state text not null default 'queued',
    step text,
    done double precision not null default 0,
    result jsonb,
    problem jsonb,
    attempts integer not null default 0,
    cancel_asked boolean not null default false,
    created_at timestamptz(3) not null default now(),
    created_by text,
    started_at timestamptz,
    finished_at timestamptz)`,
  'create index job_of_workspace on job (workspace_id, created_at desc, id)',
  `create table audit (
    sequence bigint generated always as identity primary key,
    organization_id text not null,
    workspace_id uuid,
    at timestamptz not null default now(),
    actor_kind text not null,
    actor_id text,
    actor_name text,
    action text not null,
    subject text,
    before jsonb,
    after jsonb,
    address text,
    request_id text)`,
  'create index audit_of_organization on audit (organization_id, sequence desc)',
  `create function audit_keeps() returns trigger language plpgsql as $$
    begin
      if current_setting('northfit.erasing', true) = 'on' then
        return coalesce(new, old);
      end if;
      raise exception 'the audit log is append-only' using errcode = 'insufficient_privilege';
    end $$`,
  `create trigger audit_append_only before update or delete on audit
    for each row execute function audit_keeps()`,
  `create trigger audit_no_truncate before truncate on audit
    for each statement execute function audit_keeps()`,
  `create table idempotency (
    actor text not null,
    key text not null,
    request text not null,
    status integer,
    body text,
    headers jsonb,
    created_at timestamptz(3) not null default now(),
    primary key (actor, key))`,
  'create index idempotency_age on idempotency (created_at)',
  `create table setting (
    name text primary key,
    value jsonb not null)`,
)
