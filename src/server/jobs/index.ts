export { Jobs } from './jobs.ts'
export {
  isOver,
  jobStates,
  keptFaultSchema,
  type OrganizationJobContext,
  organizationJobKind,
} from './kinds.ts'
export { learnOptions } from './learn-options.ts'
export { listInputs, studyInputs } from './study-inputs.ts'
export { workspaceJobs } from './workspace-jobs.ts'
