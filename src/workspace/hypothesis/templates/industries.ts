/**
 * Industries as imports bring them: the words of HubSpot and LinkedIn, of Salesforce's own list, and what
 * people write themselves. Case, spaces, "&" and "and" do not matter where data is there to compare with.
 */
export const industries = {
  software: [
    'Computer Software',
    'Software',
    'Information Technology and Services',
    'IT Services',
    'Internet',
    'Technology',
    'SaaS',
  ],
  commerce: [
    'Retail & E-commerce',
    'E-commerce',
    'Ecommerce',
    'Online Retail',
    'Retail',
    'Consumer Goods',
    'Apparel & Fashion',
    'Apparel',
    'Cosmetics',
  ],
  services: [
    'Marketing and Advertising',
    'Management Consulting',
    'Consulting',
    'Professional Services',
    'Accounting',
    'Legal Services',
    'Law Practice',
    'Design',
  ],
  manufacturing: [
    'Machinery',
    'Manufacturing',
    'Mechanical or Industrial Engineering',
    'Electrical/Electronic Manufacturing',
    'Industrial Automation',
    'Automotive',
    'Electronics',
    'Chemicals',
    'Engineering',
  ],
  logistics: [
    'Logistics and Supply Chain',
    'Logistics',
    'Transportation/Trucking/Railroad',
    'Transportation',
    'Shipping',
    'Warehousing',
  ],
  finance: [
    'Financial Services',
    'Finance',
    'Banking',
    'Insurance',
    'Investment Management',
    'Capital Markets',
    'Fintech',
  ],
  health: [
    'Hospital & Health Care',
    'Healthcare',
    'Health Care',
    'Medical Practice',
    'Health, Wellness and Fitness',
  ],
  lifeScience: ['Pharmaceuticals', 'Biotechnology', 'Medical Devices'],
  education: [
    'Education Management',
    'Education',
    'Higher Education',
    'Primary/Secondary Education',
    'E-Learning',
    'Professional Training & Coaching',
  ],
  construction: [
    'Construction',
    'Building Materials',
    'Civil Engineering',
    'Architecture & Planning',
  ],
  realEstate: ['Real Estate', 'Commercial Real Estate', 'Facilities Services'],
  wholesale: ['Wholesale', 'Distribution', 'Import and Export'],
  hospitality: [
    'Hospitality',
    'Restaurants',
    'Leisure, Travel & Tourism',
    'Food & Beverages',
    'Food & Beverage',
  ],
  telecom: ['Telecommunications', 'Communications', 'Utilities', 'Energy'],
  public: [
    'Government Administration',
    'Government',
    'Public Sector',
    'Public Policy',
    'Non-Profit Organization Management',
    'Not For Profit',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** Where accounts come from when a customer or partner sent them, as CRMs say it. */
export const referred = [
  'Referral',
  'Customer Referral',
  'Employee Referral',
  'External Referral',
  'Partner',
  'Word of mouth',
]

/** Widely used technologies by what they are for. */
export const technologies = {
  crm: ['Salesforce', 'HubSpot', 'Pipedrive', 'Zoho CRM', 'Microsoft Dynamics 365'],
  shop: ['Shopify', 'WooCommerce', 'Magento', 'BigCommerce', 'Shopware'],
  cloud: ['AWS', 'Amazon Web Services', 'Microsoft Azure', 'Google Cloud'],
  erp: ['SAP', 'Oracle NetSuite', 'Microsoft Dynamics 365', 'Odoo'],
  marketing: ['HubSpot', 'Mailchimp', 'Klaviyo', 'Google Ads', 'Marketo'],
  people: ['Workday', 'BambooHR', 'Personio', 'Greenhouse', 'SAP SuccessFactors'],
  payments: ['Stripe', 'PayPal', 'Adyen', 'Braintree'],
  security: ['Okta', 'CrowdStrike', 'Microsoft 365', 'Splunk'],
  learning: ['Moodle', 'Canvas', 'Blackboard', 'Google Classroom'],
} as const satisfies Readonly<Record<string, readonly string[]>>
