/** What somebody may do, from least to most; each may all that those before it may. */
export const roles = ['viewer', 'contributor', 'editor', 'admin', 'owner'] as const
export type Role = (typeof roles)[number]

/** What a key may be used for. `admin` is all of them. */
export const scopes = ['read', 'score', 'import', 'admin'] as const
export type Scope = (typeof scopes)[number]

export const teams = ['sales', 'marketing', 'success', 'support', 'product', 'leadership'] as const

export function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text)
}

export function isScope(text: string): text is Scope {
  return (scopes as readonly string[]).includes(text)
}

/** Is a role at least another one? No role at all is less than any. */
export function atLeast(role: Role | undefined, least: Role): boolean {
  return role !== undefined && roles.indexOf(role) >= roles.indexOf(least)
}

/** The greater of two roles. */
export function greater(a: Role | undefined, b: Role | undefined): Role | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return atLeast(a, b) ? a : b
}
