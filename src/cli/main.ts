#!/usr/bin/env node
import { readConfig } from '../config.ts'
import { runCli } from './run-cli.ts'

const stop = new AbortController()
process.once('SIGINT', () => stop.abort(new DOMException('interrupted', 'AbortError')))
process.once('SIGTERM', () => stop.abort(new DOMException('terminated', 'AbortError')))
process.exitCode = await runCli(process.argv.slice(2), readConfig(), stop.signal)
