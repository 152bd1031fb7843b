import { useWords } from '#ui/language.ts'
import css from './map.module.css'
import { PANES, type Pane } from './map-query.ts'

/** On a phone one of the three at a time. */
export function PaneSwitch({ pane, results, change }: { pane: Pane; results: number; change(pane: Pane): void }) {
  const { t } = useWords()
  const names: Record<Pane, string> = {
    map: t({ zh: '地图', en: 'Map' }),
    layers: t({ zh: '图层', en: 'Layers' }),
    list: t({ zh: `列表 ${results}`, en: `List ${results}` }),
  }
  return (
    <fieldset className={css.panes} aria-label={t({ zh: '显示', en: 'Show' })}>
      {PANES.map((one) => (
        <button key={one} type="button" aria-pressed={pane === one} onClick={() => change(one)}>
          {names[one]}
        </button>
      ))}
    </fieldset>
  )
}
