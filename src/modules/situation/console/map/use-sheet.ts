import { type RefObject, useEffect, useState } from 'react'
import { asProblem, type Problem } from '#ui/call.ts'
import { LIGHT_WORDS } from '#ui/clock.ts'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useMe } from '#ui/session.tsx'
import type { LayerCard } from '../../contract.ts'
import { CASE_LIGHTS } from '../../contract.ts'
import { isBase } from './base-layers.ts'
import { drawSheet } from './draw-sheet.ts'
import over from './over.module.css'
import { pictureOfSymbol } from './picture-of-symbol.ts'
import tree from './tree.module.css'

export interface SheetTools {
  busy: boolean
  problem: Problem | null
  clearProblem(): void
  /** Address of the sheet while it is being printed. */
  printed: string | null
  save(): Promise<void>
  print(): Promise<void>
}

const KEEP_MS = 60_000
const WORST_FIRST = [...CASE_LIGHTS].reverse()

/** The map as a picture with title, legend, time and source: kept as a file or sent to the printer. */
export function useSheet({
  camera,
  cards,
  on,
  atMs,
  name,
}: {
  camera: RefObject<(() => Promise<ImageBitmap>) | null>
  cards: ReadonlyMap<string, LayerCard>
  on: ReadonlySet<string>
  atMs: number | null
  name: string
}): SheetTools {
  const { t } = useWords()
  const me = useMe()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [printed, setPrinted] = useState<string | null>(null)
  const make = async () => {
    const map = await camera.current?.()
    if (!map) throw new Error('no map')
    const shown = [...cards.values()].filter((card) => on.has(card.id) && !isBase(card))
    // Open cases are drawn by their light: the legend has the lights in the place of the layer and of those within it.
    const byLight = on.has('case_open')
    const named = shown.filter(({ id }) => !byLight || !['case_open', 'case_due_soon', 'case_overdue'].includes(id))
    const pictured = async (name: string, selector: string) => {
      const symbol = document.querySelector<SVGElement>(selector)
      return { name, picture: symbol ? await pictureOfSymbol(symbol) : null }
    }
    const legend = await Promise.all([
      ...(byLight ? WORST_FIRST : []).map((light) =>
        pictured(
          t({ zh: `案件：${LIGHT_WORDS[light].zh}`, en: `Cases: ${LIGHT_WORDS[light].en}` }),
          `.${over.lights} [data-light=${light}] svg`,
        ),
      ),
      ...named.map((card) => pictured(t(card.title), `.${tree.layer}[data-layer="${card.id}"] svg[data-shape]`)),
    ])
    const invented = me.demo || shown.some((card) => card.invented)
    const lines = [
      atMs === null
        ? t({ zh: `数据截至 ${tableTime(Date.now())}`, en: `as of ${tableTime(Date.now())}` })
        : t({ zh: `历史 ${tableTime(atMs)}，案件为当时状态`, en: `history ${tableTime(atMs)}, cases as they were` }),
      ...(invented ? [t({ zh: '含演示数据', en: 'holds demonstration data' })] : []),
    ]
    const title = t({ zh: `${name}态势一张图`, en: `Situation map of ${name}` })
    const source = t({
      zh: '底图：本区区划、道路和水面，坐标系 CGCS2000',
      en: 'Base map: the district’s own areas, roads and waters, CGCS2000',
    })
    return drawSheet(map, { title, lines, source, legend }, Math.max(1, window.devicePixelRatio))
  }
  const run = async (then: (blob: Blob) => void) => {
    setBusy(true)
    setProblem(null)
    try {
      then(await make())
    } catch (thrown) {
      setProblem(asProblem(thrown))
    } finally {
      setBusy(false)
    }
  }
  useEffect(() => {
    if (printed === null) return
    const done = () => setPrinted(null)
    window.addEventListener('afterprint', done)
    const image = new Image()
    image.src = printed
    void image.decode().then(() => window.print())
    return () => {
      window.removeEventListener('afterprint', done)
      URL.revokeObjectURL(printed)
    }
  }, [printed])
  return {
    busy,
    problem,
    clearProblem: () => setProblem(null),
    printed,
    save: () =>
      run((blob) => {
        const link = document.createElement('a')
        link.href = URL.createObjectURL(blob)
        link.download = `${t({ zh: '态势一张图', en: 'map' })}-${tableTime(atMs ?? Date.now()).replace(/[ :]/g, '')}.png`
        link.click()
        setTimeout(() => URL.revokeObjectURL(link.href), KEEP_MS)
      }),
    print: () => run((blob) => setPrinted(URL.createObjectURL(blob))),
  }
}
