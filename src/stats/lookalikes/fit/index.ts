export { fitAlone, fitTilt, type Tilt } from './fit-tilt.ts'
export { layoutOf, levelShares, placesOf, sumsOf } from './layout.ts'
export { tilted } from './tilt.ts'
