export type { HttpOut } from './http-out.ts'
export { openHttpOut } from './open-http-out.ts'
