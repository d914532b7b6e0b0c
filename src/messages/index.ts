export { briefLevelText, heldText, labelText, levelText, ruleText, statedText } from './labels.ts'
export { isLanguage, type Language, languageOf, languages } from './languages.ts'
export { type Facts, type Translator, translator } from './translator.ts'
export { weightingText } from './weighting-text.ts'
