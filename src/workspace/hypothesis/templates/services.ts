import { industries, referred, technologies } from './industries.ts'
import type { Template } from './template.ts'

/** Sellers of services. */
export const services: readonly Template[] = [
  {
    id: 'agency',
    statements: [
      { trait: 'employees', from: 20, below: 250, fit: 'good' },
      {
        trait: 'industry',
        values: [...industries.commerce, ...industries.software, ...industries.hospitality],
        fit: 'good',
      },
      { trait: 'industry', values: industries.public, fit: 'weak' },
      { technology: technologies.marketing, fit: 'good' },
      { trait: 'source', values: referred, fit: 'strong' },
    ],
    roles: ['marketing', 'founder', 'sales'],
  },
  {
    id: 'it_services',
    statements: [
      { trait: 'employees', from: 50, below: 1000, fit: 'strong' },
      {
        trait: 'industry',
        values: [...industries.finance, ...industries.health, ...industries.logistics],
        fit: 'good',
      },
      { trait: 'industry', values: industries.software, fit: 'weak' },
      { technology: technologies.cloud, fit: 'good' },
      { trait: 'employees', below: 20, fit: 'never' },
    ],
    roles: ['it', 'operations', 'finance'],
  },
  {
    id: 'logistics',
    statements: [
      {
        trait: 'industry',
        values: [...industries.commerce, ...industries.wholesale],
        fit: 'strong',
      },
      { trait: 'industry', values: industries.manufacturing, fit: 'good' },
      { trait: 'employees', from: 50, below: 1000, fit: 'good' },
      { technology: [...technologies.shop, 'SAP', 'Odoo'], fit: 'good' },
      { trait: 'industry', values: [...industries.services, ...industries.software], fit: 'never' },
    ],
    roles: ['supply_chain', 'operations', 'procurement'],
  },
  {
    id: 'education_provider',
    statements: [
      { trait: 'employees', from: 100, below: 2000, fit: 'good' },
      { trait: 'industry', values: industries.education, fit: 'strong' },
      {
        trait: 'industry',
        values: [...industries.software, ...industries.finance, ...industries.health],
        fit: 'good',
      },
      { technology: technologies.learning, fit: 'good' },
      { trait: 'employees', below: 20, fit: 'weak' },
    ],
    roles: ['people', 'academic', 'finance'],
  },
  {
    id: 'construction_services',
    statements: [
      {
        trait: 'industry',
        values: [...industries.construction, ...industries.realEstate],
        fit: 'strong',
      },
      { trait: 'employees', from: 20, below: 500, fit: 'good' },
      { trait: 'age', from: 5, fit: 'good' },
      { trait: 'source', values: referred, fit: 'good' },
      { trait: 'industry', values: industries.software, fit: 'never' },
    ],
    roles: ['projects', 'procurement', 'founder'],
  },
]
