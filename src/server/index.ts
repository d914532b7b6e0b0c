export {
  type BackedUp,
  backUp,
  checkBackup,
  type Restored,
  restoreBackup,
} from './backup/index.ts'
export {
  type GivenSettings,
  type ServerSettings,
  serverSettings,
  settingNames,
  variableOf,
} from './settings.ts'
export { startServer } from './start-server.ts'
