import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onEveryStore } from '../store/stores.ts'
import { finished, uploadSample } from './company.ts'
import { firstOwnerOf, serveHome } from './served-process.ts'
import { firstOwner, keyWith, type Owner, type TestServer, testServer } from './server.ts'

const metricsToken = 'a-token-for-prometheus'

onEveryStore((_, kind) => {
  let server: TestServer
  let owner: Owner
  const at = (rest: string) => `/v1/workspaces/${owner.workspace}${rest}`

  beforeAll(async () => {
    server = await testServer(kind, { metricsToken })
    owner = await firstOwner(server)
  })
  afterAll(async () => server.close())

  test('are for whoever knows the token, and for nobody else', async () => {
    const key = await keyWith(server, owner, ['admin'])
    for (const client of [server.client(), owner, key, server.client('a-token-for-somebody')])
      expect((await client.ask('GET', '/metrics')).status).toBe(401)
    expect((await server.client(metricsToken).ask('GET', '/metrics')).status).toBe(200)
  })

  test('count requests by route, jobs by kind, and name nobody', async () => {
    const uploads = await uploadSample(server.settings.home, owner, at)
    const job = await finished(owner, at, await owner.ask('POST', at('/imports'), { uploads }))
    expect(job.state).toBe('done')
    await owner.ask('GET', at('/nothing-of-that-name'))
    const read = () => server.client(metricsToken).ask('GET', '/metrics')
    // The job is told to be done a moment before it is counted.
    await expect.poll(async () => (await read()).body).toContain('kind="import",state="done"')
    const { body, headers } = await read()
    expect(headers.get('content-type')).toContain('text/plain')
    const figure = (line: string) => Number(body.split(`\n${line} `)[1]?.split('\n')[0])
    const request = 'method="post",route="startImport",status="202"'
    expect(figure(`northfit_request_seconds_count{${request}}`), body).toBe(1)
    expect(figure('northfit_job_seconds_count{kind="import",state="done"}')).toBe(1)
    expect(figure('northfit_jobs{state="queued"}')).toBe(0)
    expect(figure('northfit_records_connections{state="used"}')).toBeGreaterThanOrEqual(0)
    const nobodyWaits = 'northfit_records_connections{state="waited_for"} 0'
    await expect.poll(async () => (await read()).body).toContain(nobodyWaits)
    expect(figure('process_cpu_seconds_total')).toBeGreaterThan(0)
    for (const named of [owner.workspace, owner.organization, owner.user, 'example.com'])
      expect(body).not.toContain(named)
  }, 300_000)
})

test('are closed where no token is set', async () => {
  const server = await testServer('embedded')
  const { status } = await server.client(metricsToken).ask('GET', '/metrics')
  await server.close()
  expect(status).toBe(404)
})

test('the log has a line a request that tells the route and neither path, person nor address', async () => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'northfit-log-'))
  const server = await serveHome(home, { NORTHFIT_LOG_LEVEL: 'info' })
  let said = ''
  server.child.stdout?.on('data', (text: string) => {
    said += text
  })
  const owner = await firstOwnerOf(server)
  await owner.ask('GET', `/v1/workspaces/${owner.workspace}?email=owner@example.com`)
  while (!said.includes('"getWorkspace"')) await setTimeout(20)
  await server.stop()
  rmSync(home, { recursive: true, force: true })
  const lines = said.split('\n').filter((line) => line.includes('"getWorkspace"'))
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 30,
    service: 'northfit',
    msg: 'request',
    method: 'get',
    status: 422,
    ms: expect.any(Number),
    request: expect.any(String),
  })
  for (const named of [owner.workspace, owner.user, 'example.com', '127.0.0.1'])
    expect(said).not.toContain(named)
}, 300_000)
