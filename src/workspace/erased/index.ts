export { dropDerived } from './drop-derived.ts'
export { leavingOutErased } from './leave-out.ts'
export { markAccount } from './marks.ts'
export { type Erasure, forgetErasure, listErasures } from './tables.ts'
