import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { learnProfile, workspaceStatus } from '../../src/index.ts'
import { long } from '../long.ts'
import { call, sampleWorkspace } from './sample-workspace.ts'
import { temporaryFolder } from './temporary-folder.ts'

const folder = temporaryFolder()

test.each(long ? [1, 2, 3] : [1])(
  'without signal there is no reliable profile (seed %i)',
  async (seed) => {
    const into = join(folder, `blind-${seed}`)
    const { workspace } = await sampleWorkspace(into, { accounts: 700, seed, signal: 'none' })
    const { profile } = await learnProfile(workspace, {}, call)
    expect(profile.verdict.reliable).toBe(false)
    expect(profile.verdict.reasons).not.toEqual([])
  },
  300_000,
)

describe('a CRM of mixed locales', () => {
  test('holds the accounts, deals and dates of the clean one', async () => {
    const [clean, dirty] = await Promise.all(
      (['clean', 'dirty'] as const).map(async (locale) => {
        const { workspace, receipt, truth } = await sampleWorkspace(join(folder, locale), {
          accounts: 700,
          locale,
        })
        const rejected = receipt.files.reduce((sum, { rows }) => sum + rows.rejected, 0)
        return { rejected, truth, ...(await workspaceStatus(workspace, call)) }
      }),
    )
    expect(dirty?.rejected).toBe(0)
    expect(dirty?.truth.accounts).toEqual(clean?.truth.accounts)
    expect(dirty?.snapshot).toEqual(clean?.snapshot)
    expect(dirty?.objects).toEqual(clean?.objects)
  }, 300_000)
})
