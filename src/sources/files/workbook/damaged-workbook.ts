import { Fault } from '../../../domain/index.ts'

/** The file was a workbook once, but it contradicts itself. */
export function damagedWorkbook(file: string, cause: unknown): Fault {
  return new Fault('import.damaged', { format: 'xlsx' }, { file }, cause)
}
