export type { PresetTarget } from './layout.ts'
export { matchPreset, type PresetMatch } from './match-preset.ts'
