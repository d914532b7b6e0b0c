import { z } from 'zod'
import type { Access } from '../access/index.ts'
import type { Route } from './route.ts'

type Json = { [key: string]: unknown }

/** Every answer that is not what was asked for has this form. */
const problem = z
  .object({
    type: z.string().describe('`urn:northfit:problem:` and the code.'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('What is wrong and what to do, in the caller’s language.'),
    code: z.string().describe('Stable; what programs go by.'),
    request: z.string().describe('The request’s id, as in `X-Request-Id` and in the log.'),
    facts: z.record(z.string(), z.unknown()).optional(),
    place: z.record(z.string(), z.unknown()).optional(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' })

/** The OpenAPI 3.1 document of the routes. */
export function openApiDocument(routes: readonly Route[], version: string): Json {
  const schemas: Json = {}
  const problemContent = {
    'application/problem+json': { schema: schemaOf(problem, 'output', schemas) },
  }
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const item = paths[route.path] ?? {}
    paths[route.path] = item
    item[route.method] = operation(route, schemas, problemContent)
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Northfit',
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'Errors are problem documents (RFC 9457) in the language of Accept-Language: en, vi, th, zh, fa. Every answer carries X-Request-Id.',
    },
    servers: [{ url: '/' }],
    security: [{ bearer: [] }, { session: [] }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'An API key (nf_…) or a session.' },
        session: { type: 'apiKey', in: 'cookie', name: 'northfit.session_token' },
      },
    },
  }
}

function operation(route: Route, schemas: Json, problemContent: Json): Json {
  const { name, tag, summary, access, status } = route
  const body = bodyOf(route, schemas)
  const content = contentOf(route, schemas)
  return {
    operationId: name,
    tags: [tag],
    summary,
    description: accessText(access),
    'x-northfit-access': access,
    ...(access.at === 'public' || access.at === 'secret' ? { security: [] } : {}),
    parameters: parametersOf(route, schemas),
    ...(body === undefined ? {} : { requestBody: body }),
    responses: {
      [status]: {
        description: status === 204 ? 'Done' : 'The answer',
        ...(content === undefined ? {} : { content }),
      },
      default: { description: 'What went wrong', content: problemContent },
    },
  }
}

/** Who may use a route, in words. */
export function accessText(access: Access): string {
  if (access.at === 'public') return 'Open to everybody.'
  if (access.at === 'secret')
    return 'For whoever runs the server; not with a session or an API key.'
  if (access.at === 'self') return 'For whoever is signed in; not with API keys.'
  const where = access.at === 'workspace' ? 'workspace' : 'organisation'
  const people = `Needs the role ${access.role} or more in the ${where}`
  return access.scope === undefined
    ? `${people}; not with API keys.`
    : `${people}, or an API key with the scope ${access.scope}.`
}

function parametersOf(route: Route, schemas: Json): Json[] {
  const path = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: propertyOf(route.params, name, schemas) ?? { type: 'string' },
  }))
  const query = Object.keys(route.query.shape).map((name) => ({
    name,
    in: 'query',
    required: isRequired(route.query, name),
    schema: propertyOf(route.query, name, schemas),
  }))
  const repeatable = {
    name: 'Idempotency-Key',
    in: 'header',
    schema: { type: 'string', maxLength: 200 },
  }
  return [...path, ...query, ...(route.idempotent === true ? [repeatable] : [])]
}

function propertyOf(object: z.ZodObject, name: string, schemas: Json): Json | undefined {
  const property: unknown = object.shape[name]
  return property instanceof z.ZodType ? schemaOf(property, 'input', schemas) : undefined
}

function isRequired(object: z.ZodObject, name: string): boolean {
  const property: unknown = object.shape[name]
  return property instanceof z.ZodType && !property.safeParse(undefined).success
}

function bodyOf({ upload, body }: Route, schemas: Json): Json | undefined {
  if (upload === true)
    return { required: true, content: { 'application/octet-stream': { schema: {} } } }
  if (body instanceof z.ZodUndefined) return undefined
  const required = !body.safeParse(undefined).success
  return { required, content: { 'application/json': { schema: schemaOf(body, 'input', schemas) } } }
}

function contentOf({ type, answer, status }: Route, schemas: Json): Json | undefined {
  if (type !== undefined) return { [type]: { schema: { type: 'string' } } }
  if (status === 204 || answer instanceof z.ZodUndefined) return undefined
  return { 'application/json': { schema: schemaOf(answer, 'output', schemas) } }
}

/** A schema as JSON Schema; those with a name are put among the named ones and referred to. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', schemas: Json): Json {
  const {
    $schema: _,
    $defs = {},
    ...made
  } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      delete jsonSchema['~standard']
      // What a schema does not know is refused: see `parsed`.
      if (io === 'input' && jsonSchema.properties !== undefined)
        jsonSchema.additionalProperties ??= false
    },
  })
  for (const [name, definition] of Object.entries($defs)) schemas[name] ??= referring(definition)
  const { id, ...named } = made
  if (typeof id !== 'string') return asJson(referring(made))
  schemas[id] ??= referring(named)
  return { $ref: `#/components/schemas/${id}` }
}

/** The same with every reference to a definition turned to the named schemas. */
function referring(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(referring)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, part]) => key !== 'id' || typeof part !== 'string')
      .map(([key, part]) =>
        key === '$ref' && typeof part === 'string'
          ? [key, part.replace('#/$defs/', '#/components/schemas/')]
          : [key, referring(part)],
      ),
  )
}

function asJson(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
