import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { importFiles, listImports } from '../../src/sources/index.ts'
import { sql } from '../../src/sql/index.ts'
import { openDuckDb } from '../../src/warehouse/index.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'northfit-full-'))
const disk = path.join(folder, 'disk')
const fill = path.join(disk, 'fill')
const mounted = mountSmallDisk()

afterAll(() => {
  if (mounted) execFileSync('umount', ['--lazy', disk])
  rmSync(folder, { recursive: true, force: true })
})

/** Needs the rights of an administrator; elsewhere the test is skipped. */
function mountSmallDisk(): boolean {
  try {
    execFileSync('mkdir', [disk])
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=170m', 'tmpfs', disk], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function fillDisk(): void {
  const { bavail, bsize } = statfsSync(disk)
  writeFileSync(fill, Buffer.alloc(Math.max(0, bavail * bsize - 256 * 1024)))
}

test.skipIf(!mounted)(
  'a disk that fills up while a file is loaded leaves the store as it was',
  async () => {
    const small = path.join(folder, 'small.csv')
    writeFileSync(small, 'Company name,Company Domain Name\nAcme,acme.com\n')
    const big = path.join(folder, 'big.csv')
    const lines = Array.from({ length: 100_000 }, (_, row) => `Company ${row * 7919},c${row}.com`)
    writeFileSync(big, `Company name,Company Domain Name\n${lines.join('\n')}\n`)
    const options = {
      tempDir: path.join(disk, 'temp'),
      rejectsDir: path.join(disk, 'rejects'),
      now: new Date(0),
    }
    const engine = await openDuckDb(path.join(disk, 'store.duckdb'))
    const before = await importFiles(engine, [small], options)
    const progress = (step: string) => {
      if (step === 'load' && !existsSync(fill)) fillDisk()
    }
    await expect(importFiles(engine, [big], { ...options, progress })).rejects.toMatchObject({
      code: 'import.disk_full',
      place: { file: 'big.csv' },
    })
    rmSync(fill)
    expect((await listImports(engine)).map(({ id }) => id)).toEqual([before.id])
    expect(await engine.rows(sql`select count(*) as n from stage_1`)).toEqual([{ n: 1 }])
    const again = await importFiles(engine, [big], options)
    expect(again.files[0]?.rows.kept).toBe(100_000)
    await engine.close()
  },
)
