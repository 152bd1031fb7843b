import { useWords } from '#ui/language.ts'
import { DEGREE_NAMES } from '../../domain/actual-value.ts'
import { ACTUAL_SOURCE_NAMES, DEGREES, type Degree, type TargetFacts } from '../../domain/sheet-facts.ts'
import css from './form.module.css'
import { useSheetEdit } from './sheet-edit.ts'
import { actualIn } from './use-sheet-draft.ts'

/** 实际完成值, filled in where it stands; what is drawn from elsewhere is shown with its source. */
export function ActualCell({ target, shown }: { target: TargetFacts; shown: string }) {
  const { t } = useWords()
  const { draft, setCurrent, view, assessed } = useSheetEdit()
  const actual = actualIn(draft.words, target.id)
  const label = t({ zh: `${target.level3}的实际完成值`, en: `Actual of ${target.level3}` })
  const missing = assessed.gaps.some((gap) => gap.targetId === target.id && gap.field === 'actual')
  if (view.stated.includes(target.id)) return <Drawn text={shown} source={t(ACTUAL_SOURCE_NAMES.stated)} />
  if (actual.source !== 'typed') return <Drawn text={shown} source={t(ACTUAL_SOURCE_NAMES[actual.source])} />
  if (target.kind !== 'quantitative')
    return (
      <select
        className={css.input}
        id={`actual-${target.id}`}
        aria-label={label}
        data-missing={missing}
        value={actual.degree ?? ''}
        onFocus={() => setCurrent(target.id)}
        onChange={(event) => {
          const degree = DEGREES.find((one) => one === event.target.value) ?? null
          draft.setActual(target.id, { degree })
        }}
      >
        <option value="">{t({ zh: '请选择', en: 'Choose' })}</option>
        {DEGREES.map((degree: Degree) => (
          <option key={degree} value={degree}>
            {t(DEGREE_NAMES[degree])}
          </option>
        ))}
      </select>
    )
  return (
    <input
      className={css.input}
      id={`actual-${target.id}`}
      aria-label={label}
      data-missing={missing}
      value={actual.printed ?? ''}
      maxLength={200}
      placeholder={target.valueUnit ?? ''}
      autoComplete="off"
      onFocus={() => setCurrent(target.id)}
      onChange={(event) => draft.setActual(target.id, { printed: event.target.value })}
    />
  )
}

function Drawn({ text, source }: { text: string; source: string }) {
  return (
    <>
      {text === '' ? '—' : text}
      <span className={css.source}>{source}</span>
    </>
  )
}
