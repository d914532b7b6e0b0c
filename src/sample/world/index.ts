export type { Activity } from './activity.ts'
export { type Company, owners } from './company.ts'
export { customFields, placeholders } from './custom-fields.ts'
export { type Dossier, dossierOf } from './dossier.ts'
export {
  customerSystemEffect,
  dataTeamEffect,
  drift,
  follows,
  incumbentEffect,
  industryEffect,
  intentEffect,
  leavingEffect,
  pairs,
  salesRoleEffect,
  segmentLeaving,
  segments,
  sizeEffect,
  sourceEffect,
} from './effects.ts'
export type { Entry } from './entry.ts'
export { customerSystems, spellings } from './market.ts'
export type { Contact } from './people.ts'
export { type Deal, type Sale, stages } from './sale.ts'
export { createWorld, type World } from './world.ts'
