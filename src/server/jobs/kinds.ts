import { z } from 'zod'
import type { Fault } from '../../domain/index.ts'
import type { Language } from '../../messages/index.ts'
import type { Db } from '../../store/index.ts'
import type { Services } from '../services.ts'

/** Where a job is at work: in a workspace, or for an organisation as a whole. */
export type JobPlace = { readonly workspace: string } | { readonly organization: string }

/** What any job's work gets: for whom, how to tell progress and when to stop. */
export interface Work {
  readonly id: string
  readonly by: string | undefined
  readonly language: Language
  /** When it was asked for: a job that is taken up again after a crash does the same as before. */
  readonly asked: Date
  /** 1 the first time; more where it was cut off before. */
  readonly attempt: number
  readonly signal: AbortSignal
  readonly progress: (step: string, done: number) => void
  readonly services: Services
}

export interface JobContext extends Work {
  readonly workspace: string
}

export interface OrganizationJobContext extends Work {
  readonly organization: string
}

/** What came of it. */
export interface Outcome {
  /** What is told. */
  readonly result: object
  /** Written in the transaction that ends the job. */
  readonly record?: (db: Db) => Promise<void>
  /** What is tidied up once that is written; a crash before it leaves it to the daily sweep. */
  readonly after?: () => Promise<void>
}

/** One kind of work in the background. */
export interface JobKind {
  readonly name: string
  /** Work that may be given up and begun again without harm; all work is. */
  run(input: unknown, place: JobPlace, work: Work): Promise<Outcome>
}

/** A kind whose input is parsed by its schema each time it runs: what waits may be from an earlier release. */
export function jobKind<S extends z.ZodType>(
  name: string,
  input: S,
  run: (input: z.output<S>, context: JobContext) => Promise<Outcome>,
): JobKind {
  return {
    name,
    run: (given, place, work) => {
      if (!('workspace' in place)) throw new Error(`a job of kind ${name} outside a workspace`)
      return run(input.parse(given), { ...work, ...place })
    },
  }
}

/** The same of what is done for an organisation. */
export function organizationJobKind<S extends z.ZodType>(
  name: string,
  input: S,
  run: (input: z.output<S>, context: OrganizationJobContext) => Promise<Outcome>,
): JobKind {
  return {
    name,
    run: (given, place, work) => {
      if (!('organization' in place)) throw new Error(`a job of kind ${name} in a workspace`)
      return run(input.parse(given), { ...work, ...place })
    },
  }
}

export const jobStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const

export function isOver(state: string): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled'
}

/** A fault as it is kept with a failed job, to be said in any language. */
export interface KeptFault {
  readonly code: string
  readonly facts: Fault['facts']
  readonly place: Fault['place']
}

export const keptFaultSchema = z.object({
  code: z.templateLiteral([z.string(), '.', z.string()]),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
  place: z.object({
    file: z.string().optional(),
    line: z.number().optional(),
    column: z.string().optional(),
    field: z.string().optional(),
  }),
})
