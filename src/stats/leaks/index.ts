export { type LeakKind, type LeakSign, leakSign } from './leak-sign.ts'
