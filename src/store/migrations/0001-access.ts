import { statements } from './statements.ts'

/**
 * People, sessions, organisations, invitations: tables of the sign-in library, written down as it asks for
 * them (a test holds them to what it expects), and two views that name their columns as ours are.
 */
export const accessTables = statements(
  `create table "user" (
    "id" text primary key, "name" text not null, "email" text not null unique,
    "emailVerified" boolean not null, "image" text,
    "createdAt" timestamptz not null default current_timestamp,
    "updatedAt" timestamptz not null default current_timestamp,
    "twoFactorEnabled" boolean, "language" text)`,
  `create table "session" (
    "id" text primary key, "expiresAt" timestamptz not null, "token" text not null unique,
    "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null,
    "ipAddress" text, "userAgent" text,
    "userId" text not null references "user" ("id") on delete cascade, "activeOrganizationId" text)`,
  `create table "account" (
    "id" text primary key, "accountId" text not null, "providerId" text not null,
    "userId" text not null references "user" ("id") on delete cascade,
    "accessToken" text, "refreshToken" text, "idToken" text,
    "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz,
    "scope" text, "password" text,
    "createdAt" timestamptz not null default current_timestamp, "updatedAt" timestamptz not null)`,
  `create table "verification" (
    "id" text primary key, "identifier" text not null, "value" text not null,
    "expiresAt" timestamptz not null,
    "createdAt" timestamptz not null default current_timestamp,
    "updatedAt" timestamptz not null default current_timestamp)`,
  `create table "organization" (
    "id" text primary key, "name" text not null, "slug" text not null unique, "logo" text,
    "createdAt" timestamptz not null, "metadata" text)`,
  `create table "member" (
    "id" text primary key,
    "organizationId" text not null references "organization" ("id") on delete cascade,
    "userId" text not null references "user" ("id") on delete cascade,
    "role" text not null, "createdAt" timestamptz not null,
    unique ("organizationId", "userId"))`,
  `create table "invitation" (
    "id" text primary key,
    "organizationId" text not null references "organization" ("id") on delete cascade,
    "email" text not null, "role" text, "status" text not null, "expiresAt" timestamptz not null,
    "createdAt" timestamptz not null default current_timestamp,
    "inviterId" text not null references "user" ("id") on delete cascade)`,
  `create table "twoFactor" (
    "id" text primary key, "secret" text not null, "backupCodes" text not null,
    "userId" text not null references "user" ("id") on delete cascade,
    "verified" boolean, "failedVerificationCount" integer, "lockedUntil" timestamptz)`,
  'create index "session_userId_idx" on "session" ("userId")',
  'create index "account_userId_idx" on "account" ("userId")',
  'create index "verification_identifier_idx" on "verification" ("identifier")',
  'create index "member_userId_idx" on "member" ("userId")',
  'create index "invitation_organizationId_idx" on "invitation" ("organizationId")',
  'create index "invitation_email_idx" on "invitation" ("email")',
  'create index "twoFactor_secret_idx" on "twoFactor" ("secret")',
  'create index "twoFactor_userId_idx" on "twoFactor" ("userId")',
  `create view person as
    select id, name, email, "emailVerified" as email_verified, "createdAt" as created_at,
      language, coalesce("twoFactorEnabled", false) as two_factor
    from "user"`,
  `create view membership as
    select id, "organizationId" as organization_id, "userId" as user_id, role,
      "createdAt" as created_at
    from "member"`,
)
