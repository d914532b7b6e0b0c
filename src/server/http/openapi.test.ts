import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { routes } from '../routes/index.ts'
import { openApiDocument } from './openapi.ts'

test('the document is valid OpenAPI 3.1 and names every route once', async () => {
  const document = JSON.parse(JSON.stringify(openApiDocument(routes, '1.0.0')))
  const { valid, errors } = await new Validator().validate(document)
  expect(errors).toBeUndefined()
  expect(valid).toBe(true)
  const operations = Object.values<Record<string, { operationId: string }>>(document.paths).flatMap(
    (item) => Object.values(item).map(({ operationId }) => operationId),
  )
  expect(operations).toHaveLength(routes.length)
  expect(new Set(operations).size).toBe(routes.length)
})

test('what is sent may have no fields that are not described, as the routes have it', () => {
  const { paths } = JSON.parse(JSON.stringify(openApiDocument(routes, '1.0.0')))
  const objects = objectsIn(
    Object.values<Record<string, { requestBody?: unknown }>>(paths).flatMap((item) =>
      Object.values(item).map(({ requestBody }) => requestBody),
    ),
  )
  expect(objects.length).toBeGreaterThan(100)
  expect(objects.filter(({ additionalProperties }) => additionalProperties !== false)).toEqual([])
})

/** Schemas of objects with fields, however deep. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return []
  const deeper = Object.values(value).flatMap(objectsIn)
  return 'properties' in value && 'type' in value ? [{ ...value }, ...deeper] : deeper
}
