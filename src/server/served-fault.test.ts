import { expect, test } from 'vitest'
import { Fault } from '../domain/index.ts'
import { servedFault } from './served-fault.ts'

test('no folder of the server is told', () => {
  const full = new Fault('system.disk_full', { path: '/srv/northfit/workspaces/1/store' })
  expect(servedFault(full).facts).toEqual({ path: 'store' })
  const damaged = new Fault('store.damaged', {}, { file: '/srv/northfit/store.duckdb', line: 2 })
  expect(servedFault(damaged).place).toEqual({ file: 'store.duckdb', line: 2 })
  const none = servedFault(new Fault('workspace.none', { folder: '/srv/northfit' }))
  expect(none).toMatchObject({ code: 'workspace.empty', facts: {} })
})

test('what is no folder of the server stays as it is', () => {
  const lost = new Fault('request.not_found', { path: '/v1/nowhere' })
  expect(servedFault(lost).facts).toEqual({ path: '/v1/nowhere' })
})
