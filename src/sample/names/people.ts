import type { Random } from '../random.ts'
import type { Script } from './native.ts'
import { type Spelled, spelled, words } from './word-list.ts'

/** A person's name as it is written and as it stands in an e-mail address. */
export interface PersonName {
  readonly given: string
  readonly family: string
  readonly latinGiven: string
  readonly latinFamily: string
}

interface NamePool {
  readonly given: readonly Spelled[]
  readonly family: readonly Spelled[]
}

const same = (line: string): readonly Spelled[] =>
  words(line).map((word) => ({ native: word, latin: plain(word) }))

const pools: Readonly<Record<Script, NamePool>> = {
  latin: {
    given: same(`Anna James Maria Thomas Sophie Daniel Laura Michael Julia David Emma Martin Claire
      Peter Nina Lukas Sarah Robert Elena Paul Katharina Mark Isabel Andrew Hannah Simon Chloé Stefan
      Olivia Jan Charlotte Erik Alice Pierre Lucía Carlos Priya Arjun Ananya Rohan Yuki Kenji Beatriz
      João Ingrid Lars Freya Matteo Giulia Søren Zoë Patrick Megan Ryan Grace Owen Amélie Jonas Léa
      Felix Marta Diego Nadia Victor`),
    family: same(`Smith Müller Dubois García Jansen Andersson Brown Schneider Martin López Visser
      Johansson Taylor Weber Bernard Fernández Bakker Nilsson Wilson Fischer Moreau Ruiz Smit Larsen
      Clark Wagner Laurent Santos Mulder Hansen Walker Becker Girard Silva Meijer Berg Hughes Hoffmann
      Rousseau Oliveira Patel Sharma Gupta Singh Tanaka Sato Nguyen Wright Koch Fontaine O'Connor
      Murphy Rossi Bianchi Lindqvist Huber Gruber Keller Baumann Moser Evans Cooper Ward Bennett`),
  },
  vietnamese: {
    given: spelled(`Hương=huong Linh=linh Tuấn=tuan Dũng=dung Lan=lan Hùng=hung Thảo=thao Minh=minh
      Trang=trang Quân=quan Hà=ha Phương=phuong Sơn=son Mai=mai Đạt=dat Yến=yen`),
    family: spelled(`Nguyễn=nguyen Trần=tran Lê=le Phạm=pham Hoàng=hoang Huỳnh=huynh Phan=phan Vũ=vu
      Võ=vo Đặng=dang Bùi=bui Đỗ=do Hồ=ho Ngô=ngo Dương=duong Lý=ly`),
  },
  thai: {
    given: spelled(`สมชาย=somchai สุดา=suda ณัฐพล=nattapon พิมพ์ชนก=pimchanok วิชัย=wichai กมล=kamon
      อรทัย=orathai ธนพล=thanaphon ศิริพร=siriporn ปิยะ=piya นภา=napa อนันต์=anan วรรณา=wanna
      ชัยวัฒน์=chaiwat มาลี=malee เกียรติ=kiat`),
    family: spelled(`แสงทอง=saengthong ศรีสุข=srisuk วงศ์ใหญ่=wongyai ใจดี=jaidee บุญมา=boonma
      ทองดี=thongdee รัตนกุล=rattanakul สุวรรณ=suwan พงษ์ไพร=phongphrai จันทร์เพ็ญ=chanpen
      ชัยมงคล=chaimongkol เจริญสุข=charoensuk นาคทอง=nakthong สายชล=saichon ประเสริฐ=prasert
      มั่นคง=mankong`),
  },
  chinese: {
    given:
      spelled(`伟=wei 芳=fang 娜=na 敏=min 静=jing 强=qiang 磊=lei 军=jun 洋=yang 勇=yong 艳=yan
      杰=jie 丽娟=lijuan 志强=zhiqiang 晓明=xiaoming 雨婷=yuting`),
    family: spelled(`王=wang 李=li 张=zhang 刘=liu 陈=chen 杨=yang 赵=zhao 黄=huang 周=zhou 吴=wu
      徐=xu 孙=sun 胡=hu 朱=zhu 高=gao 林=lin`),
  },
  persian: {
    given: spelled(`علی=ali مریم=maryam رضا=reza زهرا=zahra محمد=mohammad سارا=sara حسین=hossein
      نرگس=narges امیر=amir لیلا=leila مهدی=mahdi نیلوفر=niloufar کاوه=kaveh شیرین=shirin بهرام=bahram
      الهام=elham`),
    family: spelled(`احمدی=ahmadi محمدی=mohammadi حسینی=hosseini رضایی=rezaei کریمی=karimi
      موسوی=mousavi جعفری=jafari صادقی=sadeghi رحیمی=rahimi ابراهیمی=ebrahimi هاشمی=hashemi
      قاسمی=ghasemi نوری=nouri شریفی=sharifi اکبری=akbari تهرانی=tehrani`),
  },
}

/** `native` writes the name in its own script; otherwise in Latin letters without marks. */
export function personName(random: Random, script: Script, native: boolean): PersonName {
  const pool = pools[script]
  const given = random.one(pool.given)
  const family = random.one(pool.family)
  const written = native || script === 'latin'
  return {
    given: written ? given.native : capital(given.latin),
    family: written ? family.native : capital(family.latin),
    latinGiven: given.latin,
    latinFamily: family.latin,
  }
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function plain(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, (letter) => (letter === 'ø' ? 'o' : ''))
    .toLowerCase()
}
