export { betaNodes, type Nodes, unitNodes } from './jacobi.ts'
