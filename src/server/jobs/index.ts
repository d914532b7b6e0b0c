export { Jobs } from './jobs.ts'
export { isOver, jobStates, keptFaultSchema } from './kinds.ts'
export { studyInputs } from './study-inputs.ts'
export { learnOptions, workspaceJobs } from './workspace-jobs.ts'
