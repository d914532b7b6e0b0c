export { type Links, type SharedGraph, sharedGraph } from './graph.ts'
export { type Carrier, carriersOf, nearness, walkFrom } from './walk.ts'
