import type { Role, Scope } from './roles.ts'

/**
 * Who may use a route. This is the one place where it is said: checks, documentation and the tests of every
 * denial come from it.
 */
export type Access =
  /** Anybody, signed in or not. */
  | { readonly at: 'public' }
  /** Whoever knows a secret of the server as a whole, which no person or key of an organisation does. */
  | { readonly at: 'secret'; readonly secret: ServerSecret }
  /** Anybody who is signed in, about themselves. */
  | { readonly at: 'self' }
  /** Members of the organisation in the path with at least this role; keys of it that have the scope. */
  | { readonly at: 'organization'; readonly role: Role; readonly scope?: Scope }
  /** The same of the workspace in the path, where a member's role there may be another one. */
  | { readonly at: 'workspace'; readonly role: Role; readonly scope?: Scope }

/** The operator's is made from the master key; that for metrics is a setting. */
export type ServerSecret = 'operator' | 'metrics'

/** Who asks. */
export type Principal = { readonly kind: 'nobody' } | User | ApiKey

export interface User {
  readonly kind: 'user'
  readonly id: string
  readonly name: string
  readonly email: string
  readonly session: string
  /** Browsers send cookies by themselves, so these requests have to show where they come from. */
  readonly via: 'cookie' | 'bearer'
}

export interface ApiKey {
  readonly kind: 'key'
  readonly id: string
  readonly name: string
  readonly organization: string
  /** The only workspace it opens; all of the organisation where there is none. */
  readonly workspace?: string
  readonly scopes: readonly Scope[]
}

/** Where a request is at work, once it may be there. */
export interface Place {
  readonly organization: string
  readonly workspace?: string
  readonly role?: Role
}
