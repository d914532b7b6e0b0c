import { statements } from './statements.ts'

/**
 * An organisation keeps an owner, whoever takes the role from whom at once; a code of an authenticator is good once; what
 * organisations demand of their members.
 */
export const accessRules = statements(
  `create function last_owner_stays() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and new.role = 'owner' and new."organizationId" = old."organizationId" then
        return new;
      end if;
      perform pg_advisory_xact_lock(hashtextextended(old."organizationId", 0));
      if exists (select from organization where id = old."organizationId")
        and not exists (select from member where "organizationId" = old."organizationId"
          and role = 'owner' and id <> old.id)
      then
        raise exception 'an organisation keeps an owner' using errcode = 'NF001';
      end if;
      return case tg_op when 'DELETE' then old else new end;
    end $$`,
  `create trigger last_owner before update or delete on member
    for each row when (old.role = 'owner') execute function last_owner_stays()`,
  `create table spent_code (
    user_id text not null references "user" ("id") on delete cascade,
    hash text not null,
    spent_at timestamptz(3) not null default now(),
    primary key (user_id, hash))`,
  `create table organization_policy (
    organization_id text primary key references organization ("id") on delete cascade,
    second_factor boolean not null default false,
    revision integer not null default 1)`,
)
