import { useWords } from '#ui/language.ts'
import { figureFor, fitsUnit } from '../../domain/drawn-figure.ts'
import type { TargetFacts } from '../../domain/sheet-facts.ts'
import css from './form.module.css'
import { useSheetEdit } from './sheet-edit.ts'
import { actualIn } from './use-sheet-draft.ts'

/** Where the figure comes from: typed, or drawn from what the house knows. Only what fits the target's unit is offered. */
export function SourcePick({ target }: { target: TargetFacts }) {
  const { t } = useWords()
  const { view, draft } = useSheetEdit()
  if (view.stated.includes(target.id)) return null
  const isNumber = target.kind === 'quantitative'
  const actual = actualIn(draft.words, target.id)
  const figures = isNumber ? view.figures.filter((one) => fitsUnit(one, target.valueUnit)) : []
  // Targets of the same name are what a department usually puts together.
  const isSame = ({ level3 }: { level3: string }) => level3 === target.level3
  const fitting = view.parts.filter((part) => (isNumber ? part.unit === target.valueUnit : part.kind === target.kind))
  const parts = [...fitting.filter(isSame), ...fitting.filter((part) => !isSame(part))]
  if (figures.length === 0 && parts.length === 0) return null
  const chosen =
    actual.source === 'typed' || actual.source === 'projects' ? actual.source : `${actual.source} ${actual.figure}`
  const choose = (value: string) => {
    const figure = figures.find((one) => `${one.source} ${one.figure}` === value)
    if (figure)
      draft.setActual(target.id, { source: figure.source, figure: figure.figure, printed: null, targetIds: [] })
    else if (value === 'projects') {
      const targetIds = parts.filter(isSame).map((part) => part.targetId)
      draft.setActual(target.id, { source: 'projects', figure: null, printed: null, targetIds })
    } else draft.setActual(target.id, { source: 'typed', figure: null, targetIds: [] })
  }
  return (
    <div className={css.field}>
      <label htmlFor={`source-${target.id}`}>{t({ zh: '取数', en: 'Source' })}</label>
      <select
        id={`source-${target.id}`}
        className={css.input}
        value={chosen}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="typed">{t({ zh: '填写', en: 'Typed' })}</option>
        {figures.map((one) => (
          <option key={`${one.source} ${one.figure}`} value={`${one.source} ${one.figure}`}>
            {t(one.title)} {figureFor(one, target.valueUnit)?.printed ?? '—'}（{one.note}）
          </option>
        ))}
        {parts.length > 0 ? (
          <option value="projects">{t({ zh: '汇总各项目的结果', en: 'Results of the projects' })}</option>
        ) : null}
      </select>
      {actual.source === 'projects' ? (
        <fieldset className={css.parts}>
          <legend className="said">{t({ zh: '汇总哪些项目指标', en: 'Which targets of projects' })}</legend>
          {parts.map((part) => (
            <label key={part.targetId}>
              <input
                type="checkbox"
                checked={actual.targetIds.includes(part.targetId)}
                onChange={(event) =>
                  draft.setActual(target.id, {
                    targetIds: event.target.checked
                      ? [...actual.targetIds, part.targetId]
                      : actual.targetIds.filter((id) => id !== part.targetId),
                  })
                }
              />
              {part.project} · {part.level3}{' '}
              {isNumber ? (part.printed ?? '—') : part.sharePercent === null ? '—' : `${part.sharePercent}%`}
            </label>
          ))}
        </fieldset>
      ) : null}
    </div>
  )
}
