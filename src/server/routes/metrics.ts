import { bare, route } from '../http/index.ts'

export const metricsRoutes = [
  route({
    ...bare,
    method: 'get',
    path: '/metrics',
    name: 'metrics',
    tag: 'Operator',
    summary: 'The server’s metrics, in the format of Prometheus',
    access: { at: 'secret', secret: 'metrics' },
    status: 200,
    type: 'text/plain',
    handle: async ({ services: { metrics } }) =>
      new Response(await metrics.text(), { headers: { 'content-type': metrics.contentType } }),
  }),
]
