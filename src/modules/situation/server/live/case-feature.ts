import { type CaseFilters, casePlaces } from '#modules/cases/contract.ts'
import { catalogueBook } from '#modules/catalogue/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Call } from '#platform/call.ts'
import type { LayerAnswer, LayerAsk, LayerFeature } from '../../contract.ts'

/** In the order of `CASE_LIGHTS` of the cases' contract. */
const LIGHTS = ['none', 'paused', 'green', 'yellow', 'orange', 'red'] as const
const LIGHT_WORDS = ['无时限', '挂起', '正常', '过半', '临期', '超期'] as const
const URGENCY_WORDS: Readonly<Record<string, string>> = { normal: '一般', urgent: '紧急', critical: '特急' }

/** Cases as features: those that lists show to the same caller by the same filters, as far as they have a place. */
export async function caseFeatures(
  call: Call,
  ask: LayerAsk,
  filters: CaseFilters,
  only: (id: string) => boolean = () => true,
): Promise<LayerAnswer> {
  const places = call.runtime.use(casePlaces)
  const boxed = ask.bbox ? { ...filters, box: ask.bbox.map((degrees) => degrees.toFixed(7)).join(',') } : filters
  const found = await (ask.atMs === null ? places.now(call, boxed) : places.openAt(call, boxed, ask.atMs))
  const picked: { id: string; at: number }[] = []
  for (let at = 0; at < found.lon.length && picked.length <= ask.limit; at += 1) {
    const id = uuidText(found.ids, at)
    if (only(id)) picked.push({ id, at })
  }
  const shown = picked.slice(0, ask.limit)
  const marks = new Map(
    (
      await places.marksOf(
        call,
        shown.map(({ id }) => id),
      )
    ).map((mark) => [mark.id, mark]),
  )
  const catalogue = call.runtime.use(catalogueBook)
  const areas = call.runtime.use(areaBook)
  const features = shown.flatMap(({ id, at }): LayerFeature[] => {
    const mark = marks.get(id)
    if (!mark) return []
    const [lon, lat] = [found.lon[at]!, found.lat[at]!]
    const category = catalogue.category(mark.category)?.zh ?? '未分类'
    return [
      {
        id,
        name: `${category} ${mark.caseNo}`,
        geometry: { type: 'Point', coordinates: [lon, lat] },
        properties: {
          案号: mark.caseNo,
          类别: category,
          紧急程度: URGENCY_WORDS[mark.urgency] ?? mark.urgency,
          时限: LIGHT_WORDS[found.light[at]!] ?? '',
          light: LIGHTS[found.light[at]!] ?? 'none',
        },
        areaCode: areas.gridAt(lon, lat)?.code ?? null,
        link: `/c/cases/${id}`,
      },
    ]
  })
  return { features, cut: picked.length > ask.limit, asOfMs: ask.atMs ?? call.nowMs }
}

function uuidText(ids: Buffer, at: number): string {
  const hex = ids.toString('hex', at * 16, at * 16 + 16)
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
