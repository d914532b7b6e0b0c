import path from 'node:path'
import { Fault } from '../domain/index.ts'

/**
 * A fault as it may leave the server: where the server keeps things is nobody's business, so of a path only
 * its last part is told, and a workspace without a folder yet is one without data.
 */
export function servedFault(fault: Fault): Fault {
  const { code, facts, place, cause } = fault
  // These speak of what the caller sent.
  if (code.startsWith('request.')) return fault
  if (code === 'workspace.none') return new Fault('workspace.empty', {}, {}, cause)
  const told = Object.entries(facts).map(([name, fact]) => [
    name,
    typeof fact === 'string' ? lastPart(fact) : fact,
  ])
  const { file } = place
  const where = file === undefined ? place : { ...place, file: lastPart(file) }
  return new Fault(code, Object.fromEntries(told), where, cause)
}

function lastPart(text: string): string {
  return path.isAbsolute(text) ? path.basename(text) : text
}
