/** Endings that people say otherwise: 居民委员会 is 居委会 to everybody. */
const SAID_FOR: readonly [RegExp, readonly string[]][] = [
  [/居民委员会$/, ['居委会', '社区居委会', '社区居民委员会', '社区委员会', '社区办公室']],
  [/街道办事处$/, ['街道办', '办事处', '街办', '街道办公室']],
  [/街道派出所$/, ['派出所']],
  [/街道文化站$/, ['文化站']],
  [
    /街道便民服务中心$/,
    ['街道便民中心', '便民中心', '便民服务中心', '街道政务中心', '街道政务服务中心', '政务服务中心'],
  ],
  [/卫生服务站$/, ['社区卫生服务站', '社区卫生站', '卫生站', '社区医院']],
  [/农贸市场$/, ['菜场', '菜市场', '市场', '集贸市场']],
  [/养老服务中心$/, ['养老中心', '养老院', '社区养老服务中心', '社区养老院']],
  [/职业技术学院$/, ['职院', '学院', '职业学院']],
  [/快递驿站$/, ['驿站', '快递站', '菜鸟驿站', '快递点']],
  [/公厕$/, ['公共厕所', '厕所', '公共卫生间', '洗手间']],
  [/垃圾转运站$/, ['转运站', '垃圾站', '垃圾中转站', '中转站']],
  [/消防救援站$/, ['消防站', '消防队', '消防中队']],
  [/停车场$/, ['停车场子', '停车坪', '停车位']],
  [/购物广场$/, ['购物中心', '商场']],
  [/(?<=口)公交站$/, ['公交车站', '车站', '站台', '公交站台']],
  [/(?<=口)地铁站$/, ['地铁', '地铁口', '地铁站口']],
  [/加油站$/, ['加油点', '油站']],
]

const BRANCH = /^(.+?)[（(](.+?)(店|支行)[）)]$/
const NUMBERED = /^(.{1,4}[区县市])?第([一二三四五六七八九十]+)(中学|医院|小学)$/
const STOP = /^(.+?)口(公交站|地铁站)$/

/** What a place is called for short, its own name left out. `isRoad` tells which words are names of roads. */
export function shortNamesOf(name: string, isRoad: (name: string) => boolean): string[] {
  const short = SAID_FOR.flatMap(([ending, said]) =>
    ending.test(name) ? said.map((o) => name.replace(ending, o)) : [],
  )
  const branch = BRANCH.exec(name)
  if (branch) short.push(branch[1]!, `${branch[2]}${branch[1]}`, `${branch[2]}${branch[3]}${branch[1]}`)
  short.push(...numbered(name), ...turnedStop(name, isRoad), ...withoutDistrict(name))
  return [...new Set(short)].filter((one) => one !== name && one.length >= 2)
}

/** 某区第五中学: 第五中学, 五中, 区五中. */
function numbered(name: string): string[] {
  const match = NUMBERED.exec(name)
  if (!match) return []
  const [, district, nth, kind] = match
  const before = district?.slice(0, -1) ?? ''
  const initial = kind === '医院' ? '医院' : kind!.slice(0, 1)
  return [
    `第${nth}${kind}`,
    `${nth}${kind}`,
    `${nth}${initial}`,
    `区${nth}${initial}`,
    `${before}${nth}${initial}`,
    `区第${nth}${kind}`,
    `${before}第${nth}${kind}`,
  ]
}

/** A stop at a crossing goes by its two roads in either order. */
function turnedStop(name: string, isRoad: (name: string) => boolean): string[] {
  const match = STOP.exec(name)
  if (!match) return []
  const [, roads, kind] = match
  for (let at = 2; at <= roads!.length - 2; at++) {
    const [first, second] = [roads!.slice(0, at), roads!.slice(at)]
    if (!isRoad(first) || !isRoad(second)) continue
    const pairs = [first + second, second + first]
    return pairs.flatMap((pair) => [`${pair}口${kind}`, `${pair}路口${kind}`, `${pair}${kind}`])
  }
  return []
}

/** 某区图书馆: 区图书馆, 图书馆. */
function withoutDistrict(name: string): string[] {
  const match = /^.{1,4}[区县](图书馆|体育中心|体育馆|文化馆|博物馆|政府|法院|检察院)$/.exec(name)
  return match ? [match[1]!, `区${match[1]}`] : []
}
