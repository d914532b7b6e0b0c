import type { Script } from '../names/index.ts'
import { type Odds, odds } from '../random.ts'
import { type Industry, industryWeights, logistics, machinery } from './industries.ts'
import type { Word } from './spelling.ts'

type Region = 'Americas' | 'DACH' | 'Europe' | 'Asia-Pacific' | 'Middle East'

export interface Country extends Word {
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

const world = odds(industryWeights)
/** Logistics and machinery are at home in the German-speaking countries. */
const dach = odds(
  industryWeights.map(([item, weight]) => [
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
