import { at } from '../random.ts'
import type { CoinedName } from './coined.ts'
import { type Spelled, spelled } from './word-list.ts'

/** Scripts in which the dirty sample writes the names of companies and people. */
export type Script = 'latin' | 'vietnamese' | 'thai' | 'chinese' | 'persian'
type NativeScript = Exclude<Script, 'latin'>

interface NativeWords {
  readonly brand: readonly Spelled[]
  readonly trade: readonly Spelled[]
  readonly joint: string
  readonly before: string
  readonly after: string
}

const vietnamese: NativeWords = {
  brand: spelled(`Minh=minh Phát=phat Thiên=thien Long=long Hoàng=hoang Gia=gia An=an Phú=phu
    Thịnh=thinh Đại=dai Việt=viet Nam=nam Tân=tan Tiến=tien Đức=duc Thành=thanh Công=cong Hưng=hung
    Quang=quang Vinh=vinh Bảo=bao Ngọc=ngoc Kim=kim Sơn=son Hải=hai Đông=dong Á=a Châu=chau
    Trường=truong Lộc=loc Phúc=phuc Khang=khang`),
  trade: spelled(`Công_nghệ=tech Thương_mại=tm Xây_dựng=xd Vận_tải=vantai Dược_phẩm=pharma
    Thực_phẩm=food Giáo_dục=edu Du_lịch=travel Cơ_khí=mech Nội_thất=home Dịch_vụ=service Đầu_tư=invest
    Viễn_thông=telecom Dệt_may=textile Năng_lượng=energy`),
  joint: ' ',
  before: 'Công ty TNHH ',
  after: '',
}

const thai: NativeWords = {
  brand: spelled(`สยาม=siam ไทย=thai เจริญ=charoen ทอง=thong ศรี=sri รุ่งเรือง=rungrueang มั่นคง=mankong
    วัฒนา=wattana พัฒนา=pattana สุข=suk ชัย=chai นคร=nakhon บูรพา=burapha เอเชีย=asia ทิพย์=thip เพชร=phet
    มงคล=mongkol ประเสริฐ=prasert อุดม=udom สมบูรณ์=somboon กิจ=kit ไพศาล=paisan ธนา=thana โชค=chok
    ลาภ=lap บริบูรณ์=boriboon วิชัย=wichai สหะ=saha พงษ์=phong อินทร์=in จันทร์=chan แสง=saeng`),
  trade: spelled(`เทคโนโลยี=tech การค้า=trading ก่อสร้าง=build ขนส่ง=logistics เวชภัณฑ์=med อาหาร=food
    การศึกษา=edu ท่องเที่ยว=travel เครื่องจักร=machine เฟอร์นิเจอร์=home บริการ=service ลงทุน=invest
    สื่อสาร=telecom สิ่งทอ=textile พลังงาน=energy`),
  joint: '',
  before: 'บริษัท ',
  after: ' จำกัด',
}

const chinese: NativeWords = {
  brand:
    spelled(`华=hua 瑞=rui 云=yun 达=da 恒=heng 信=xin 天=tian 宇=yu 金=jin 鼎=ding 盛=sheng 泰=tai
    安=an 联=lian 创=chuang 科=ke 明=ming 德=de 海=hai 川=chuan 博=bo 远=yuan 正=zheng 大=dah 国=guo 兴=xing
    嘉=jia 和=he 中=zhong 诚=cheng 东=dong 方=fang`),
  trade:
    spelled(`科技=tech 贸易=trade 建设=build 物流=logistics 医药=pharma 食品=food 教育=edu 旅游=travel
    机械=machine 家居=home 服务=service 投资=invest 通信=telecom 纺织=textile 能源=energy`),
  joint: '',
  before: '',
  after: '有限公司',
}

const persian: NativeWords = {
  brand:
    spelled(`پارس=pars نوین=novin داده=dadeh گستر=gostar آریا=aria مهر=mehr سپهر=sepehr ایران=iran
    کیان=kian آسیا=asia پویا=pouya رایان=rayan صبا=saba نگار=negar بهین=behin فراز=faraz توسعه=toseh
    پیشرو=pishro تابان=taban زاگرس=zagros البرز=alborz دماوند=damavand کارون=karoon ساحل=sahel امید=omid
    آتیه=atieh سینا=sina رهاد=rahad مبین=mobin هما=homa پرتو=parto کوشا=kousha`),
  trade:
    spelled(`فناوری=tech بازرگانی=trading سازه=build ترابری=logistics دارو=daroo غذا=food آموزش=edu
    گردشگری=travel ماشین=machine چوب=home خدمات=service سرمایه=invest مخابرات=telecom
    نساجی=textile انرژی=energy`),
  joint: ' ',
  before: 'شرکت ',
  after: '',
}

const nativeWords: Readonly<Record<NativeScript, NativeWords>> = {
  vietnamese,
  thai,
  chinese,
  persian,
}

/**
 * The same one-to-one rule as for coined names: four different brand words and a trade, digit by
 * digit. 32 x 31 x 30 x 29 x 15 names, a few more than there are coined ones.
 */
export function nativeName(script: NativeScript, number: number): CoinedName {
  const { brand, trade, joint, before, after } = nativeWords[script]
  const left = [...brand]
  let rest = number
  const draw = (): Spelled => {
    const place = rest % left.length
    rest = Math.floor(rest / left.length)
    const piece = at(left, place)
    left.splice(place, 1)
    return piece
  }
  const [first, second, third, fourth] = [draw(), draw(), draw(), draw()]
  const line = at(trade, rest % trade.length)
  const parts = [first, second, third, fourth, line].map((part) => part.native)
  return {
    name: before + parts.join(joint) + after,
    slug: `${first.latin}${second.latin}-${third.latin}${fourth.latin}-${line.latin}`,
  }
}
