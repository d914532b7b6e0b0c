export { crmLayout } from './crm.ts'
export type { CrmLayout, FileSpec, Put, StandardTrait } from './layout.ts'
export { otherSystems, technologiesFile } from './other-systems.ts'
export { valuesFor } from './values.ts'
