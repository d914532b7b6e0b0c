import { goods } from './goods.ts'
import { services } from './services.ts'
import { software } from './software.ts'
import type { Template } from './template.ts'

/** All kinds of business there is a template for. */
export const templates: readonly Template[] = [...software, ...services, ...goods]
