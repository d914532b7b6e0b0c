export { readGraph, sharedCounts, thingsCalled } from './graph.ts'
export {
  nearnessLevel,
  nearnessOfRows,
  relationsCoded,
  relationsTrait,
  relationsWhens,
} from './nearness.ts'
