import type { LonLat } from '#core/place/geometry.ts'
import { type Random, seededRandom } from '../../generate/random.ts'
import type { Address, Territory } from '../../territory-data.ts'
import { inHanDigits, spokenDigits } from './han-number.ts'
import { misspelled } from './misspelled.ts'

/** What somebody said, and where it was; null: nowhere that the address book knows. */
export interface HardText {
  kind: string
  text: string
  at: LonLat | null
}

type Said = [text: string, at: LonLat | null]

/**
 * Texts as people say and type them, made along the invented streets: each kind as often as the others. Where a text fits
 * several places one of them was meant, drawn by lot, so that whoever always takes the first is often wrong.
 */
export function hardTexts({ addresses, pois, streets, communities }: Territory, perKind: number): HardText[] {
  const random = seededRandom(20261121, 'hard texts')
  const of = (kind: Address['kind']) => addresses.filter((address) => address.kind === kind)
  const [doors, compounds, buildings, crossings, named] = [
    of('doorplate'),
    of('compound'),
    of('building'),
    of('intersection'),
    of('poi'),
  ]
  const nameOf = new Map([...streets, ...communities].map((area) => [area.code, area.name]))
  const street = ({ areaCode }: Address) => nameOf.get(areaCode.slice(0, 9))!
  const community = ({ areaCode }: Address) => nameOf.get(areaCode.slice(0, 12))!
  const door = () => random.pick(doors)
  const shared = Map.groupBy(doors, (one) => `${one.road}${one.number}`)
  const twins = [...shared.values()].filter((same) => new Set(same.map(street)).size > 1)
  const twin = () => random.pick(random.pick(twins))
  const kindOf = new Map(pois.map((poi) => [poi.name, poi.kind]))
  const poi = (kind?: string) => random.pick(kind ? named.filter((one) => kindOf.get(one.poi!) === kind) : named)
  const short = (name: string) => name.replace(/(大道|大街|路|街|巷|里)$/, '')
  const bare = (name: string) => name.replace(/(街道|社区)$/, '')

  const kinds: Record<string, () => Said> = {
    'number without 号': () => {
      const one = door()
      return [
        `${one.road}${one.number}${random.pick(['，垃圾堆了三天', ' 门口', '旁边停满了车', ' 3单元502'])}`,
        one.point,
      ]
    },
    'Han digits': () => {
      const one = door()
      return [`${one.road}${inHanDigits(Number(one.number))}号${random.pick(['楼下', '', '门面'])}`, one.point]
    },
    'digits read out one by one': () => {
      const one = random.pick(doors.filter(({ number }) => Number(number) > 100))
      return [`${one.road}${spokenDigits(one.number!)}号`, one.point]
    },
    'number with a branch': () => {
      const one = door()
      return [`${one.road}${one.number}号${random.pick(['附2号', '-1', '之一', '附1'])}`, one.point]
    },
    'range of numbers': () => {
      const one = door()
      return [
        `${one.road}${one.number}${random.pick(['-', '号至', '到', '号-'])}${Number(one.number) + 4}号一带`,
        one.point,
      ]
    },
    'opposite a number': () => {
      const one = door()
      return [`${one.road}${one.number}号${random.pick(['对面', '斜对面', '对过', '马路对面'])}有人占道摆摊`, one.point]
    },
    'beside a number': () => {
      const one = door()
      return [
        `${random.pick(['就在', '在', ''])}${one.road}${one.number}号${random.pick(['隔壁', '旁边', '跟前', '那块儿'])}`,
        one.point,
      ]
    },
    'road misspelled': () => {
      const one = random.pick(doors.filter(({ road }) => misspelled(road!) !== null))
      return [`${misspelled(one.road!)}${one.number}号`, one.point]
    },
    'compound misspelled': () => {
      const one = random.pick(buildings.filter(({ compound }) => misspelled(compound!) !== null))
      return [`${misspelled(one.compound!)}${one.building}栋`, one.point]
    },
    'road without its ending': () => {
      const one = random.pick(doors.filter(({ road }) => /大道|大街/.test(road!)))
      return [`${short(one.road!)}路${one.number}号`, one.point]
    },
    'number that the book lacks': () => {
      const one = random.pick(doors.filter(({ number }) => Number(number) > 20))
      const known = new Set(doors.filter(({ road }) => road === one.road).map(({ number }) => number))
      const next = [2, 4, 6].map((step) => String(Number(one.number) + step)).find((number) => !known.has(number))
      return [`${one.road}${next ?? one.number}号`, one.point]
    },
    'only a road': () => {
      const one = door()
      return [`${one.road}${random.pick(['全线路灯不亮', '有个井盖坏了', '上堵得厉害'])}`, one.point]
    },
    'one name in two streets': () => {
      const one = twin()
      return [`${one.road}${one.number}号有人噪音扰民`, one.point]
    },
    'one name in two streets, the street said after': () => {
      const one = twin()
      return [`${one.road}${one.number}号，${random.pick(['属于', '归', '在'])}${bare(street(one))}`, one.point]
    },
    'one name in two streets, the community said': () => {
      const one = twin()
      return [`${bare(community(one))}那边的${one.road}${one.number}号`, one.point]
    },
    'compound that there is twice': () => {
      const one = random.pick(buildings.filter((b) => ['幸福小区', '建设新村', '光明家园'].includes(b.compound!)))
      return random.chance(0.5)
        ? [`${one.compound}${one.building}号楼电梯坏了`, one.point]
        : [`${bare(street(one))}${one.compound}${one.building}号楼电梯坏了`, one.point]
    },
    'wrong street said': () => {
      const one = door()
      const wrong = random.pick(streets.filter(({ code }) => !one.areaCode.startsWith(code)))
      return [`${wrong.name}${one.road}${one.number}号`, one.point]
    },
    'building without a unit': () => {
      const one = random.pick(buildings)
      return [`${one.compound}${one.building}${random.pick(['-1-302', ' 2单元 301', '#楼下'])}`, one.point]
    },
    'building in Han digits': () => {
      const one = random.pick(buildings)
      return [`${one.compound}第${inHanDigits(Number(one.building))}栋三单元`, one.point]
    },
    'gate of a compound': () => {
      const one = random.pick(compounds)
      return [`${one.compound}${random.pick(['大门口', '小区门口', '北门', '门口那块'])}`, one.point]
    },
    'compound by its first words': () => {
      const one = random.pick(buildings)
      return [`${one.compound!.slice(0, 2)}${one.building}栋`, one.point]
    },
    'crossing in few words': () => {
      const one = random.pick(crossings)
      return [`${short(one.road!)}${short(one.crossRoad!)}路口`, one.point]
    },
    'crossing in many words': () => {
      const one = random.pick(crossings)
      const link = random.pick(['跟', '靠近', '和', '近', '交', '（靠'])
      const end = random.pick(['那个红绿灯', '', '路口东北角', '）', '交叉的地方', '转角'])
      return [`${one.road}${link}${one.crossRoad}${end}`, one.point]
    },
    'away from a crossing': () => {
      const one = random.pick(crossings)
      const [way, metres] = [random.pick(['北', '东', '南', '西']), random.pick([30, 80, 200, 500])]
      return [`${one.road}与${one.crossRoad}交叉口往${way}${metres}米`, awayFrom(one, way, metres, random)]
    },
    'place by a short name': () => {
      const [one, name] = shortNamed(poi, random)
      return [`${name}${random.pick(['门口', '', '后面', '旁边'])}`, one.point]
    },
    'chain without its branch': () => {
      const one = poi(random.pick(['supermarket', 'pharmacy', 'restaurant']))
      const name = one.poi!.replace(/（.*/, '')
      return random.chance(0.5) ? [`${name}门口`, one.point] : [`${one.road}上的${name}`, one.point]
    },
    'stop named the other way round': () => {
      const one = random.pick(crossings.filter((c) => named.some((p) => p.poi === `${c.road}${c.crossRoad}口公交站`)))
      const stop = named.find((p) => p.poi === `${one.road}${one.crossRoad}口公交站`)!
      return [`${one.crossRoad}${one.road}${random.pick(['口', '路口', ''])}公交站`, stop.point]
    },
    'home first, then the matter': () => {
      const [home, matter] = [random.pick(compounds), door()]
      return [`我住${home.compound}，${matter.road}${matter.number}号门口天天有人摆摊`, matter.point]
    },
    'place elsewhere': () => [
      random.pick([
        '北京路18号',
        '洪山区珞喻路1037号',
        '解放大道688号武汉广场',
        '黄河路与淮海路交叉口',
        '人民广场地铁站',
        '万达广场三楼',
        '上海市浦东新区世纪大道100号',
        '我们单位食堂',
        '家门口那条马路',
        '老地方往前走',
        '长江路56号',
        '中山公园南门',
      ]),
      null,
    ],
    'long story': () => {
      const one = random.pick(buildings)
      return [
        `您好我要反映一个问题，就是我们这个${one.compound}，从上个月15号开始，${one.building}栋一楼的麻将馆每天吵到夜里12点，打了3次电话都没人管`,
        one.point,
      ]
    },
  }
  return Object.entries(kinds).flatMap(([kind, say]) =>
    Array.from({ length: perKind }, (): HardText => {
      const [text, at] = say()
      return { kind, text, at }
    }),
  )
}

const METRES_PER_DEGREE = 111_320

/** Roads do not run by the compass: up to 30 degrees beside the direction that was said, give or take a fifth. */
function awayFrom({ point: [lon, lat] }: Address, way: string, metres: number, random: Random): LonLat {
  const turn = (['北', '东', '南', '西'].indexOf(way) * Math.PI) / 2 + random.between(-Math.PI / 6, Math.PI / 6)
  const away = (metres * random.between(0.8, 1.2)) / METRES_PER_DEGREE
  return [lon + (away * Math.sin(turn)) / Math.cos((lat * Math.PI) / 180), lat + away * Math.cos(turn)]
}

function shortNamed(poi: (kind: string) => Address, random: Random): [Address, string] {
  const kind = random.pick(['community_office', 'police_station', 'middle_school', 'hospital', 'clinic', 'market'])
  const one = poi(kind)
  const name = one.poi!
  if (kind === 'community_office') return [one, name.replace('居民委员会', random.pick(['居委会', '社区居委会']))]
  if (kind === 'police_station') return [one, name.replace('街道', '')]
  if (kind === 'clinic') return [one, name.replace('卫生服务站', '社区卫生站')]
  if (kind === 'market') return [one, name.replace('农贸市场', random.pick(['菜场', '菜市场']))]
  const nth = /第(.+)(中学|医院)/.exec(name)!
  return [
    one,
    kind === 'hospital' ? `第${nth[1]}医院` : random.pick([`${nth[1]}中`, `区${nth[1]}中`, `第${nth[1]}中学`]),
  ]
}
