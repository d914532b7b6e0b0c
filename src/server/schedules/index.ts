export { Schedules } from './schedules.ts'
export { nextRun, requireTimetable } from './timetable.ts'
