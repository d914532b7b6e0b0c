export { reportMarkdown } from './report-markdown.ts'
