export {
  type GivenSettings,
  type ServerSettings,
  serverSettings,
  settingNames,
  variableOf,
} from './settings.ts'
export { startServer } from './start-server.ts'
