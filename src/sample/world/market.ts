import type { Script } from '../names/index.ts'
import { type Odds, odds } from '../random.ts'

/** The market the sample's seller works in: who is out there and how often. */

export interface Industry {
  readonly label: string
  /** Other spellings met in the files of people who type it by hand. */
  readonly variants: readonly string[]
  /** Natural logarithm of the median number of employees, and the spread around it. */
  readonly size: number
  readonly spread: number
  /** Typical revenue a year for each employee, in thousands. */
  readonly productivity: number
}

const industry = (
  label: string,
  size: number,
  spread: number,
  productivity: number,
  variants: readonly string[],
): Industry => ({ label, variants, size, spread, productivity })

export const retail = industry('Retail & E-commerce', 5.0, 1.05, 210, [
  'Retail & Ecommerce',
  'retail & e-commerce',
  'Retail and E-Commerce',
])
export const software = industry('Computer Software', 4.2, 1.3, 170, [
  'Computer software',
  'Computer Sofware',
  'Software',
])
export const logistics = industry('Logistics and Supply Chain', 4.8, 1.3, 190, [
  'Logistics & Supply Chain',
  'Logistics and Suply Chain',
])
const technology = industry('Information Technology and Services', 4.1, 1.4, 150, [
  'Information Technolgy and Services',
  'IT Services',
])
const machinery = industry('Machinery', 5.0, 1.3, 230, ['machinery', 'Machinary'])
const finance = industry('Financial Services', 4.8, 1.6, 320, ['financial services', 'Finance'])
export const health = industry('Hospital & Health Care', 5.1, 1.5, 140, [
  'Hospital & Healthcare',
  'Health care',
])
const marketing = industry('Marketing and Advertising', 3.4, 1.1, 130, ['Marketing & Advertising'])
const construction = industry('Construction', 4.2, 1.3, 200, ['construction'])
const education = industry('Education Management', 4.6, 1.4, 80, ['Education management'])
const hospitality = industry('Hospitality', 4.3, 1.3, 90, ['hospitality'])
const food = industry('Food & Beverages', 4.7, 1.4, 220, ['Food and Beverages', 'Food & Beverage'])

const industries: readonly Industry[] = [
  retail,
  software,
  logistics,
  technology,
  machinery,
  finance,
  health,
  marketing,
  construction,
  education,
  hospitality,
  food,
]

const usual: readonly (readonly [Industry, number])[] = [
  [retail, 15],
  [software, 15],
  [logistics, 8],
  [technology, 12],
  [machinery, 9],
  [finance, 9],
  [health, 9],
  [marketing, 7],
  [construction, 6],
  [education, 5],
  [hospitality, 4],
  [food, 6],
]

type Region = 'Americas' | 'DACH' | 'Europe' | 'Asia-Pacific' | 'Middle East'

export interface Country {
  readonly label: string
  readonly variants: readonly string[]
  readonly region: Region
  readonly script: Script
  readonly tlds: readonly string[]
  readonly legalForms: readonly string[]
  readonly dial: string
  /** City and state or region. */
  readonly cities: readonly (readonly [string, string])[]
  readonly industries: Odds<Industry>
}

type Place = Omit<Country, 'industries' | 'variants' | 'script'> &
  Partial<Pick<Country, 'variants' | 'script'>>

const world = odds(usual)
/** Logistics and machinery are at home in the German-speaking countries. */
const dach = odds(
  usual.map(([item, weight]) => [
    item,
    item === logistics || item === machinery ? weight * 2.5 : weight,
  ]),
)

const country = (place: Place): Country => ({
  variants: [],
  script: 'latin',
  ...place,
  industries: place.region === 'DACH' ? dach : world,
})

const cities = (line: string): readonly (readonly [string, string])[] =>
  line.split(';').map((pair) => {
    const [city = '', state = ''] = pair.split('/')
    return [city.trim(), state.trim()]
  })

export const countries: Odds<Country> = odds([
  [
    country({
      label: 'United States',
      variants: ['USA', 'US', 'United States of America'],
      region: 'Americas',
      tlds: ['com', 'com', 'com', 'io', 'co'],
      legalForms: ['Inc.', 'LLC', 'Corp.', ''],
      dial: '+1',
      cities: cities(`New York/New York; Austin/Texas; Chicago/Illinois; San Francisco/California;
        Boston/Massachusetts; Denver/Colorado; Atlanta/Georgia; Seattle/Washington; Columbus/Ohio`),
    }),
    25,
  ],
  [
    country({
      label: 'Canada',
      region: 'Americas',
      tlds: ['ca', 'com'],
      legalForms: ['Inc.', 'Ltd.', ''],
      dial: '+1',
      cities: cities('Toronto/Ontario; Montréal/Quebec; Vancouver/British Columbia'),
    }),
    4,
  ],
  [
    country({
      label: 'Brazil',
      variants: ['Brasil'],
      region: 'Americas',
      tlds: ['com.br'],
      legalForms: ['Ltda.', 'S.A.'],
      dial: '+55',
      cities: cities('São Paulo/São Paulo; Curitiba/Paraná; Recife/Pernambuco'),
    }),
    3,
  ],
  [
    country({
      label: 'Germany',
      variants: ['Deutschland', 'germany'],
      region: 'DACH',
      tlds: ['de', 'de', 'com'],
      legalForms: ['GmbH', 'AG', 'GmbH & Co. KG', ''],
      dial: '+49',
      cities: cities(`Berlin/Berlin; München/Bayern; Hamburg/Hamburg; Köln/Nordrhein-Westfalen;
        Stuttgart/Baden-Württemberg; Leipzig/Sachsen`),
    }),
    12,
  ],
  [
    country({
      label: 'Austria',
      variants: ['Österreich'],
      region: 'DACH',
      tlds: ['at'],
      legalForms: ['GmbH', 'AG'],
      dial: '+43',
      cities: cities('Wien/Wien; Graz/Steiermark; Linz/Oberösterreich'),
    }),
    3,
  ],
  [
    country({
      label: 'Switzerland',
      variants: ['Schweiz'],
      region: 'DACH',
      tlds: ['ch'],
      legalForms: ['AG', 'GmbH'],
      dial: '+41',
      cities: cities('Zürich/Zürich; Basel/Basel-Stadt; Genève/Genève'),
    }),
    3,
  ],
  [
    country({
      label: 'United Kingdom',
      variants: ['UK', 'Great Britain', 'England'],
      region: 'Europe',
      tlds: ['co.uk', 'co.uk', 'com'],
      legalForms: ['Ltd', 'PLC', 'LLP', ''],
      dial: '+44',
      cities: cities('London/England; Manchester/England; Edinburgh/Scotland; Cardiff/Wales'),
    }),
    11,
  ],
  [
    country({
      label: 'France',
      region: 'Europe',
      tlds: ['fr', 'com'],
      legalForms: ['SAS', 'SARL', ''],
      dial: '+33',
      cities: cities('Paris/Île-de-France; Lyon/Auvergne-Rhône-Alpes; Lille/Hauts-de-France'),
    }),
    7,
  ],
  [
    country({
      label: 'Netherlands',
      variants: ['The Netherlands', 'Nederland'],
      region: 'Europe',
      tlds: ['nl'],
      legalForms: ['B.V.', 'N.V.', ''],
      dial: '+31',
      cities: cities('Amsterdam/Noord-Holland; Rotterdam/Zuid-Holland; Utrecht/Utrecht'),
    }),
    5,
  ],
  [
    country({
      label: 'Spain',
      variants: ['España'],
      region: 'Europe',
      tlds: ['es', 'com'],
      legalForms: ['S.L.', 'S.A.'],
      dial: '+34',
      cities: cities('Madrid/Madrid; Barcelona/Cataluña; Valencia/Comunidad Valenciana'),
    }),
    4,
  ],
  [
    country({
      label: 'Sweden',
      region: 'Europe',
      tlds: ['se'],
      legalForms: ['AB', ''],
      dial: '+46',
      cities: cities('Stockholm/Stockholm; Göteborg/Västra Götaland; Malmö/Skåne'),
    }),
    3,
  ],
  [
    country({
      label: 'Australia',
      region: 'Asia-Pacific',
      tlds: ['com.au'],
      legalForms: ['Pty Ltd', ''],
      dial: '+61',
      cities: cities('Sydney/New South Wales; Melbourne/Victoria; Brisbane/Queensland'),
    }),
    4,
  ],
  [
    country({
      label: 'India',
      region: 'Asia-Pacific',
      tlds: ['in', 'co.in', 'com'],
      legalForms: ['Pvt. Ltd.', 'Ltd.'],
      dial: '+91',
      cities: cities('Bengaluru/Karnataka; Mumbai/Maharashtra; Pune/Maharashtra'),
    }),
    3,
  ],
  [
    country({
      label: 'Singapore',
      region: 'Asia-Pacific',
      tlds: ['sg', 'com.sg'],
      legalForms: ['Pte. Ltd.'],
      dial: '+65',
      cities: cities('Singapore/'),
    }),
    2,
  ],
  [
    country({
      label: 'Vietnam',
      variants: ['Việt Nam', 'Viet Nam'],
      region: 'Asia-Pacific',
      script: 'vietnamese',
      tlds: ['vn', 'com.vn'],
      legalForms: ['JSC', 'Co., Ltd.'],
      dial: '+84',
      cities: cities('Hà Nội/Hà Nội; Hồ Chí Minh/Hồ Chí Minh; Đà Nẵng/Đà Nẵng'),
    }),
    4,
  ],
  [
    country({
      label: 'Thailand',
      variants: ['ประเทศไทย'],
      region: 'Asia-Pacific',
      script: 'thai',
      tlds: ['co.th', 'com'],
      legalForms: ['Co., Ltd.', 'PCL'],
      dial: '+66',
      cities: cities('Bangkok/Bangkok; Chiang Mai/Chiang Mai; Chonburi/Chonburi'),
    }),
    3,
  ],
  [
    country({
      label: 'China',
      variants: ['中国', "People's Republic of China"],
      region: 'Asia-Pacific',
      script: 'chinese',
      tlds: ['cn', 'com.cn'],
      legalForms: ['Co., Ltd.'],
      dial: '+86',
      cities: cities('Shanghai/Shanghai; Shenzhen/Guangdong; Hangzhou/Zhejiang'),
    }),
    4,
  ],
  [
    country({
      label: 'Iran',
      variants: ['ایران'],
      region: 'Middle East',
      script: 'persian',
      tlds: ['ir', 'com'],
      legalForms: ['Co.', 'PJSC'],
      dial: '+98',
      cities: cities('Tehran/Tehran; Isfahan/Isfahan; Shiraz/Fars'),
    }),
    2,
  ],
])

export const sources = odds([
  ['Organic Search', 30],
  ['Direct Traffic', 16],
  ['Paid Search', 15],
  ['Offline Sources', 14],
  ['Referrals', 9],
  ['Paid Social', 8],
  ['Email Marketing', 8],
] as const)

export type Source = (typeof sources.items)[number]

export const customerSystems = ['Salesforce', 'HubSpot', 'Microsoft Dynamics', 'Zoho CRM'] as const

/** Products seen on websites that say nothing about buying. */
export const otherTechnologies = odds([
  ['Google Analytics', 30],
  ['WordPress', 18],
  ['Cloudflare', 16],
  ['Amazon Web Services', 12],
  ['Microsoft 365', 12],
  ['Zendesk', 6],
  ['Stripe', 6],
] as const)

/** Other spellings of industries and countries, by the usual one. */
export function spellings(): Record<string, string[]> {
  const words = [...industries, ...countries.items].filter((word) => word.variants.length > 0)
  return Object.fromEntries(words.map((word) => [word.label, [...word.variants]]))
}
