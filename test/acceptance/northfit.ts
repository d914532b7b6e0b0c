import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const main = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts')
const commandLines = join(import.meta.dirname, 'command-lines.ts')

export interface Finished {
  /** Absent where a signal ended the process. */
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface Started {
  readonly child: ChildProcess
  readonly finished: Promise<Finished>
}

/** Starts the command line in a process of its own, in English unless it is told otherwise. */
export function startNorthfit(args: readonly string[], folder: string): Started {
  return startProgram([main, ...args], folder)
}

function startProgram(args: readonly string[], folder: string): Started {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { PATH: '', NORTHFIT_LANG: 'en' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return { child, finished: outcomeOf(child) }
}

export async function northfit(args: readonly string[], folder: string): Promise<Finished> {
  return await startNorthfit(args, folder).finished
}

/** Many command lines in one process: to start one costs more than most of them do. */
export async function northfits(
  lines: readonly (readonly string[])[],
  folder: string,
): Promise<readonly Finished[]> {
  const { out, err } = await startProgram([commandLines, JSON.stringify(lines)], folder).finished
  if (!out.startsWith('[')) throw new Error(err)
  return JSON.parse(out)
}

async function outcomeOf(child: ReturnType<typeof spawn>): Promise<Finished> {
  const said = { out: '', err: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said.out += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said.err += text
  })
  await once(child, 'close')
  return { code: child.exitCode, ...said }
}
