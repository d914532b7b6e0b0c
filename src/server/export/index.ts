export { goneAfter, sweepExports } from './export-files.ts'
export { exportJob, exportResultSchema } from './export-job.ts'
