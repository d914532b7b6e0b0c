import { industries, referred, technologies } from './industries.ts'
import type { Template } from './template.ts'

/** Sellers of goods. */
export const goods: readonly Template[] = [
  {
    id: 'manufacturing_supplier',
    statements: [
      { trait: 'industry', values: industries.manufacturing, fit: 'strong' },
      { trait: 'employees', from: 100, below: 2000, fit: 'good' },
      { trait: 'age', from: 10, fit: 'good' },
      { technology: technologies.erp, fit: 'good' },
      { trait: 'industry', values: [...industries.services, ...industries.software], fit: 'never' },
    ],
    roles: ['procurement', 'production', 'quality'],
  },
  {
    id: 'healthcare_supplier',
    statements: [
      { trait: 'industry', values: industries.health, fit: 'strong' },
      { trait: 'industry', values: industries.lifeScience, fit: 'good' },
      { trait: 'employees', from: 50, below: 2000, fit: 'good' },
      { trait: 'source', values: [...referred, 'Trade Show', 'Conference', 'Event'], fit: 'good' },
      { trait: 'industry', values: [...industries.commerce, ...industries.software], fit: 'never' },
    ],
    roles: ['clinical', 'procurement', 'finance'],
  },
  {
    id: 'wholesale',
    statements: [
      {
        trait: 'industry',
        values: [...industries.commerce, ...industries.hospitality],
        fit: 'strong',
      },
      { trait: 'employees', from: 10, below: 250, fit: 'good' },
      { trait: 'age', from: 3, fit: 'good' },
      { technology: [...technologies.shop, 'Odoo', 'Oracle NetSuite'], fit: 'good' },
      { trait: 'industry', values: [...industries.services, ...industries.public], fit: 'weak' },
    ],
    roles: ['procurement', 'founder', 'commerce'],
  },
]
