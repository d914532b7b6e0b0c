// The peer of bench/score-api.ts: the same HTTP server and framework, reading the same body, answering a constant.
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const answer = process.argv[2] ?? '{}'
const app = new Hono()
app.post('/score', async (c) => {
  await c.req.json()
  return c.body(answer, 200, { 'content-type': 'application/json' })
})
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  process.stdout.write(`http://127.0.0.1:${port}\n`)
})
