export { type LabelLike, labelText, levelText, type WhenLike } from './labels.ts'
export { isLanguage, type Language, languageOf, languages, locales } from './languages.ts'
export { type Facts, type Translator, translator } from './translator.ts'
