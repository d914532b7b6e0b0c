import { bare, route } from '../http/index.ts'

export const metricsRoutes = [
  route({
    ...bare,
    method: 'get',
    path: '/metrics',
    name: 'metrics',
    tag: 'Operator',
    summary: 'How the server is, in numbers, as Prometheus reads them',
    access: { at: 'secret', secret: 'metrics' },
    status: 200,
    type: 'text/plain',
    handle: async ({ services: { metrics } }) =>
      new Response(await metrics.text(), { headers: { 'content-type': metrics.contentType } }),
  }),
]
