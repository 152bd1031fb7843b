import { useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { useMay } from '#ui/session.tsx'
import { viewPlace } from '../contract.ts'
import css from './intake.module.css'

/** Grid in names and who answers for it: the operator can tell the caller at once. */
export function PlaceLine({ areaCode }: { areaCode: string | null }) {
  const { t } = useWords()
  const may = useMay('people:view-roster')
  const { data, problem } = useOperation(
    viewPlace,
    { areaCode: areaCode ?? '' },
    { enabled: may && areaCode !== null, freshForMs: 60_000, forgetful: true },
  )
  if (problem) return <p className={css.fault}>{problem.detail}</p>
  if (!data) return null
  const [person] = data.responsible
  return (
    <p className={css.found}>
      <span aria-hidden="true">✓</span>
      <span>{data.names.join(' › ')}</span>
      {person ? (
        <span className={css.note}>
          {t({
            zh: `${person.onShift ? '值班' : '责任人'} ${person.name} ${person.phoneMasked}`,
            en: `${person.onShift ? 'on shift' : 'answers'}: ${person.name} ${person.phoneMasked}`,
          })}
        </span>
      ) : (
        <span className={css.unsure}>{t({ zh: '尚未排责任人', en: 'nobody is appointed' })}</span>
      )}
    </p>
  )
}
