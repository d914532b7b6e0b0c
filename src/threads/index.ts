export { learningCrew } from './learning-crew.ts'
