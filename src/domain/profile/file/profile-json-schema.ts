import { z } from 'zod'
import { profileSchema } from '../profile.ts'

/** The published JSON Schema of the profile file (draft 2020-12), for tools that are not ours. */
export function profileJsonSchema(): object {
  return {
    $id: 'urn:northfit:profile:1',
    title: 'Northfit profile, format version 1',
    ...z.toJSONSchema(profileSchema, { target: 'draft-2020-12', io: 'input', reused: 'ref' }),
  }
}
