// Writes the published JSON Schema of the profile file; a test checks that it is current.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { profileJsonSchema } from '../src/domain/profile/index.ts'
import { root } from './setup.mjs'

writeFileSync(
  path.join(root, 'docs', 'profile.schema.json'),
  `${JSON.stringify(profileJsonSchema(), null, 2)}\n`,
)
