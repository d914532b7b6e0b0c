import type { z } from 'zod'
import { Fault } from '../../fault.ts'
import { type Profile, profileSchema } from '../profile.ts'
import { profileFlaw } from './profile-flaw.ts'

const formatVersion = 1

/** Reads a profile file. Throws a Fault that names the file and the field where it is not a profile we can use. */
export function readProfile(text: string, file = 'profile.json'): Profile {
  const content = parseJson(text, file)
  checkFormat(content, file)
  const read = profileSchema.safeParse(content)
  if (!read.success) throw schemaFault(read.error, file)
  const flaw = profileFlaw(read.data)
  if (flaw !== undefined)
    throw new Fault('profile.inconsistent', { flaw: flaw.flaw }, { file, field: flaw.field })
  return read.data
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw notJson(file, error)
  }
}

/** The parser's own words quote the file, so only the line that it names is told. */
function notJson(file: string, error: unknown): Fault {
  const line = error instanceof Error ? /\(line (\d+) /.exec(error.message)?.[1] : undefined
  return new Fault(
    'profile.not_json',
    {},
    { file, ...(line === undefined ? {} : { line: Number(line) }) },
    error,
  )
}

/** Another format or version is said as such, before the schema finds a hundred faults in it. */
function checkFormat(content: unknown, file: string): void {
  const is = (key: string): unknown =>
    typeof content === 'object' && content !== null ? Reflect.get(content, key) : undefined
  if (is('format') !== 'northfit-profile') throw new Fault('profile.not_a_profile', {}, { file })
  const version = is('formatVersion')
  if (version !== formatVersion)
    throw new Fault(
      'profile.unknown_version',
      { version: String(version), supported: formatVersion },
      { file, field: 'formatVersion' },
    )
}

function schemaFault(error: z.ZodError, file: string): Fault {
  const [first] = error.issues
  const field = (first?.path ?? []).map(String).join('.')
  return new Fault(
    'profile.invalid',
    { problem: first?.message ?? '', others: error.issues.length - 1 },
    { file, field },
    error,
  )
}
