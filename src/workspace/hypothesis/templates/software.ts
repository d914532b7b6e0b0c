import { industries, referred, technologies } from './industries.ts'
import type { Template } from './template.ts'

/** Sellers of software. */
export const software: readonly Template[] = [
  {
    id: 'saas_smb',
    statements: [
      { trait: 'employees', from: 10, below: 200, fit: 'strong' },
      { trait: 'employees', from: 1000, fit: 'weak' },
      { trait: 'industry', values: [...industries.software, ...industries.services], fit: 'good' },
      { trait: 'industry', values: industries.public, fit: 'never' },
      { technology: technologies.crm, fit: 'good' },
      { trait: 'source', values: referred, fit: 'good' },
    ],
    roles: ['founder', 'operations', 'sales'],
  },
  {
    id: 'saas_enterprise',
    statements: [
      { trait: 'employees', from: 1000, fit: 'strong' },
      { trait: 'employees', below: 200, fit: 'never' },
      {
        trait: 'industry',
        values: [...industries.finance, ...industries.manufacturing, ...industries.telecom],
        fit: 'good',
      },
      { technology: technologies.erp, fit: 'good' },
      { trait: 'age', below: 5, fit: 'weak' },
    ],
    roles: ['it', 'finance', 'procurement'],
  },
  {
    id: 'ecommerce_tech',
    statements: [
      { trait: 'industry', values: industries.commerce, fit: 'strong' },
      { technology: technologies.shop, fit: 'strong' },
      { trait: 'employees', from: 20, below: 500, fit: 'good' },
      { technology: ['Klaviyo', 'Google Ads', 'Mailchimp'], fit: 'good' },
      {
        trait: 'industry',
        values: [...industries.public, ...industries.construction],
        fit: 'never',
      },
    ],
    roles: ['commerce', 'marketing', 'founder'],
  },
  {
    id: 'fintech',
    statements: [
      {
        trait: 'industry',
        values: [...industries.commerce, ...industries.software],
        fit: 'strong',
      },
      { trait: 'employees', from: 20, below: 1000, fit: 'good' },
      { technology: [...technologies.payments, ...technologies.shop], fit: 'good' },
      { trait: 'industry', values: ['Banking', 'Insurance'], fit: 'weak' },
      { trait: 'age', below: 1, fit: 'weak' },
    ],
    roles: ['finance', 'product', 'commerce'],
  },
  {
    id: 'hr_tech',
    statements: [
      { trait: 'employees', from: 100, below: 2000, fit: 'strong' },
      { trait: 'employees', below: 30, fit: 'never' },
      {
        trait: 'industry',
        values: [...industries.hospitality, ...industries.logistics, ...industries.commerce],
        fit: 'good',
      },
      { technology: technologies.people, fit: 'good' },
      { trait: 'industry', values: industries.public, fit: 'weak' },
    ],
    roles: ['people', 'finance', 'operations'],
  },
  {
    id: 'cybersecurity',
    statements: [
      {
        trait: 'industry',
        values: [...industries.finance, ...industries.health, ...industries.telecom],
        fit: 'strong',
      },
      { trait: 'employees', from: 200, below: 5000, fit: 'good' },
      { technology: [...technologies.cloud, ...technologies.security], fit: 'good' },
      { trait: 'industry', values: industries.public, fit: 'good' },
      { trait: 'employees', below: 50, fit: 'weak' },
    ],
    roles: ['security', 'it', 'risk'],
  },
]
