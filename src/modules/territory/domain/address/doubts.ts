import { distanceM } from '#core/place/distance.ts'
import type { AddressIndex } from './address-index.ts'
import type { Draft } from './candidate.ts'

const HOME = /(?:我|本人|我们|我家|咱)(?:家)?(?:现在)?(?:住在|住|是|家在)$/
const HOME_SHARE = 0.5
const SEVERAL_SHARE = 0.6
const APART_M = 200
const NOT_ALONE: ReadonlySet<Draft['precision']> = new Set(['door', 'building', 'poi', 'compound', 'crossing'])

/** Of two places far apart only one can be meant; who says first where they live means the other. */
export function oneOfSeveral(plain: string, drafts: Draft[]): Draft[] {
  const places = drafts.filter(({ precision, confidence }) => NOT_ALONE.has(precision) && confidence >= 0.3)
  const starts = [...new Set(places.map(({ at }) => at))].sort((a, b) => a - b)
  if (starts.length < 2) return drafts
  const first = starts[0]!
  if (HOME.test(plain.slice(0, first)))
    return drafts.map((draft) =>
      draft.at === first ? doubt(draft, HOME_SHARE, '似为来电人住处', "probably the caller's home") : draft,
    )
  const isApart = places.some((a) => places.some((b) => a.at !== b.at && distanceM(a.point, b.point) > APART_M))
  if (!isApart) return drafts
  return drafts.map((draft) =>
    NOT_ALONE.has(draft.precision) ? doubt(draft, SEVERAL_SHARE, '文中说到几处', 'several places are named') : draft,
  )
}

/** Where an address begins: at the start, after a comma, after a city or province. */
const OTHER_DISTRICT = /(?:^|[,。;、]|[省市州])([\u4e00-\u9fff]{2,3})(新区|区|县)/g
const NO_NAME =
  /[小社园片街校厂景城市郊地院全本该此库辖管山林学]$|开发|工业|居民|生活|住宅|商业|办公|服务|示范|停车|施工|宿舍/
const OTHER_DISTRICT_SHARE = 0.3

/** A place of the same name in another district is not ours. */
export function outside(index: AddressIndex, plain: string, drafts: Draft[]): Draft[] {
  if (index.districts.length === 0) return drafts
  const said = [...plain.matchAll(OTHER_DISTRICT)]
    .filter(([, name]) => !NO_NAME.test(name!))
    .map(([, name, kind]) => `${name}${kind}`)
    .find((name) => !index.districts.includes(name) && index.names.findAll(name).length === 0)
  if (said === undefined) return drafts
  return drafts.map((draft) => doubt(draft, OTHER_DISTRICT_SHARE, `文中说的是${said}`, `${said} is named`))
}

function doubt(draft: Draft, share: number, zh: string, en: string): Draft {
  return {
    ...draft,
    confidence: draft.confidence * share,
    why: { zh: `${draft.why.zh}；${zh}`, en: `${draft.why.en}; ${en}` },
  }
}
