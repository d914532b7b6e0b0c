import type { Profile } from '../profile.ts'

/**
 * JSON with object keys in code-unit order and no white space: the same value always gives the same text
 * (the number and string forms of RFC 8785). Undefined members are left out.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}

/**
 * The profile's content address: the first 12 hexadecimal digits of the SHA-256 of its canonical JSON.
 * @param sha256 hexadecimal SHA-256 of a text in UTF-8; given by the caller, because a browser and Node differ
 */
export function profileId(profile: Profile, sha256: (text: string) => string): string {
  return sha256(canonicalJson(profile)).slice(0, 12)
}

/** The profile as a file: readable, and with one line a fact so that a text diff shows what changed. */
export function profileText(profile: Profile): string {
  return `${JSON.stringify(profile, null, 2)}\n`
}
