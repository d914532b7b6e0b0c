export { type Facts, Fault, type FaultCode, type Place } from './fault.ts'
export {
  type FieldSpec,
  type FieldType,
  fieldsOf,
  type Known,
  type ObjectKind,
  objectKinds,
  objects,
  type TraitGroup,
} from './objects.ts'
export type { Progress, Signal, StepContext } from './ports.ts'
export type { SqlType } from './sql-type.ts'
export type { StagedColumn, StagedTable } from './stage.ts'
