import { createHash } from 'node:crypto'
import { existsSync, readdirSync, renameSync } from 'node:fs'
import path from 'node:path'
import {
  Fault,
  isHypothesisOnly,
  isUsed,
  type Profile,
  profileId,
  profileText,
  readProfile,
} from '../domain/index.ts'
import { remeasured } from '../loop/index.ts'
import { givenText } from './given-file.ts'
import { makeFolder } from './make-folder.ts'
import { hasStore } from './open-workspace.ts'
import { writeWhole } from './whole-file.ts'

export interface StoredProfile {
  /** First twelve hex digits of the SHA-256 of its canonical JSON. */
  readonly id: string
  readonly file: string
  readonly profile: Profile
  /** Id of the profile that stays in force, where it is more to go by than this one. */
  readonly keeps?: string
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

/** Writes a profile under its content's name among the versions; the one in force stays what it is. */
export function keepVersion(folder: string, profile: Profile): StoredProfile {
  const id = profileId(profile, digest)
  const versions = path.join(folder, 'profiles')
  makeFolder(versions)
  const file = path.join(versions, `${id}.json`)
  if (!existsSync(file)) writeWhole(file, profileText(profile))
  return { id, file, profile }
}

/**
 * Puts a stored version in force (`profile.json`), whatever was before.
 *
 * @throws Fault `profile.not_found` where no version has (the start of) that id, for itself alone
 */
export function putInForce(folder: string, id: string): StoredProfile {
  const version = versionFile(folder, id)
  const stored = version === undefined ? undefined : readableVersion(folder, version)
  // A version that somebody edited is another profile.
  if (stored === undefined || !path.basename(stored.file).startsWith(stored.id))
    throw new Fault('profile.not_found', { which: id })
  readableProfile(folder)
  return enforced(folder, stored)
}

/** Keeps a version of a profile and puts it in force, unless the one in force is more to go by: then that one stays. */
export function storeProfile(folder: string, profile: Profile): StoredProfile {
  const kept = keepVersion(folder, profile)
  const before = readableProfile(folder)
  if (before !== undefined && rank(before.profile) > rank(profile))
    return { ...kept, keeps: before.id }
  return enforced(folder, kept)
}

function enforced(folder: string, stored: StoredProfile): StoredProfile {
  const file = inForce(folder)
  writeWhole(file, profileText(stored.profile))
  return { ...stored, file }
}

/** What is more to go by: a profile that proved reliable, then a stated hypothesis, then one that did not prove itself. */
function rank(profile: Profile): number {
  if (profile.verdict.reliable) return 2
  return isHypothesisOnly(profile) ? 1 : 0
}

/** The profile in force; one that cannot be read is put aside, so that learning mends it and no edit is lost. */
function readableProfile(folder: string): StoredProfile | undefined {
  if (!hasProfile(folder)) return undefined
  try {
    return loadProfile(folder)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    renameSync(inForce(folder), `${inForce(folder)}.unreadable`)
    return undefined
  }
}

/** The profile in force, a stored version by (the start of) its id, or a profile file by its path. */
export function loadProfile(folder: string, which?: string): StoredProfile {
  const file = which === undefined ? inForce(folder) : (versionFile(folder, which) ?? which)
  const text = givenText(file)
  if (text === undefined)
    throw which === undefined
      ? new Fault('profile.none', { folder, data: hasStore(folder) ? 'some' : 'none' })
      : new Fault('profile.not_found', { which })
  const profile = readProfile(text, file)
  // Whoever moves a cut by hand need not count again what the tiers won.
  return { id: profileId(profile, digest), file, profile: remeasured(profile) }
}

/** The stored version that was learned last before another one, of the same outcome; one that proved unreliable never led anybody. */
export function versionBefore(
  folder: string,
  { id, profile }: Pick<StoredProfile, 'id' | 'profile'>,
): StoredProfile | undefined {
  const versions = path.join(folder, 'profiles')
  if (!existsSync(versions)) return undefined
  return readdirSync(versions)
    .filter((file) => file.endsWith('.json') && file !== `${id}.json`)
    .flatMap((file) => readableVersion(folder, path.join(versions, file)) ?? [])
    .filter((other) => other.profile.outcome === profile.outcome && isUsed(other.profile))
    .filter((other) => other.profile.learned < profile.learned)
    .toSorted((a, b) => (a.profile.learned < b.profile.learned ? -1 : 1))
    .at(-1)
}

/** A version that somebody edited into something else is no version. */
function readableVersion(folder: string, file: string): StoredProfile | undefined {
  try {
    return loadProfile(folder, file)
  } catch (error) {
    if (error instanceof Fault) return undefined
    throw error
  }
}

/** Is a profile in force? */
export function hasProfile(folder: string): boolean {
  return existsSync(inForce(folder))
}

function inForce(folder: string): string {
  return path.join(folder, 'profile.json')
}

function versionFile(folder: string, which: string): string | undefined {
  const versions = path.join(folder, 'profiles')
  if (!/^[0-9a-f]{4,12}$/.test(which) || !existsSync(versions)) return undefined
  const [only, ...others] = readdirSync(versions).filter((file) => file.startsWith(which))
  return only === undefined || others.length > 0 ? undefined : path.join(versions, only)
}
