#!/usr/bin/env node
import { readConfig } from '../config.ts'
import { runCli } from './run-cli.ts'

const stop = new AbortController()
// A reader that closes the pipe early (`northfit learn | head`) has what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})
process.once('SIGINT', () => stop.abort(new DOMException('interrupted', 'AbortError')))
process.once('SIGTERM', () => stop.abort(new DOMException('terminated', 'AbortError')))
process.exitCode = await runCli(process.argv.slice(2), readConfig(), stop.signal)
