export { readGraph, sharedCounts, thingsCalled } from './graph.ts'
export { writeLinks } from './links.ts'
export {
  nearnessLevel,
  nearnessOfRows,
  relationsCoded,
  relationsTrait,
  relationsWhens,
} from './nearness.ts'
