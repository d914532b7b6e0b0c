import { z } from 'zod'
import { bare, type Route, route } from '../http/index.ts'

/** The description of the routes, itself among them. */
export function openApiRoute(document: () => object): Route {
  return route({
    ...bare,
    method: 'get',
    path: '/v1/openapi.json',
    name: 'openApi',
    tag: 'Health',
    summary: 'This document',
    access: { at: 'public' },
    status: 200,
    answer: z.unknown(),
    handle: () => ({ body: document() }),
  })
}
