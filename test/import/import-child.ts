import { importFiles } from '../../src/sources/index.ts'
import { openDuckDb } from '../../src/warehouse/index.ts'

/** Imports files into a store, to be killed meanwhile: `node import-child.ts FOLDER FILE...` */
const [folder = '', ...files] = process.argv.slice(2)
const engine = await openDuckDb(`${folder}/store.duckdb`)
const options = { tempDir: `${folder}/tmp`, rejectsDir: `${folder}/rejects`, now: new Date(0) }
process.stdout.write('begun\n')
await importFiles(engine, files, options)
process.stdout.write('done\n')
await engine.close()
