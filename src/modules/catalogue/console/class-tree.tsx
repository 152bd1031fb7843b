import { useWords } from '#ui/language.ts'
import { CATEGORY_KINDS, type Category, type CategoryClass } from '../contract.ts'
import { KIND_WORDS } from '../words.ts'
import css from './catalogue.module.css'

/** Kinds and classes with the number of categories that were found in each. */
export function ClassTree({
  classes,
  rows,
  chosen,
  choose,
}: {
  classes: readonly CategoryClass[]
  rows: readonly Category[]
  /** Code of a class, two digits of a kind, or empty. */
  chosen: string
  choose(code: string | undefined): void
}) {
  const { t, language } = useWords()
  const countOf = (prefix: string) => rows.filter((row) => row.code.startsWith(prefix)).length
  const line = (code: string, title: string, isKind = false) => (
    <button
      key={code}
      type="button"
      aria-current={chosen === code}
      onClick={() => choose(chosen === code || code === '' ? undefined : code)}
    >
      <span>{isKind ? <b>{title}</b> : title}</span>
      <span className={css.meta}>{countOf(code)}</span>
    </button>
  )
  return (
    <nav className={css.classes} aria-label={t({ zh: '大类', en: 'Classes' })}>
      {line('', t({ zh: '全部', en: 'All' }), true)}
      {CATEGORY_KINDS.map((kind) => {
        const own = classes.filter((one) => one.kind === kind)
        const prefix = own[0]?.code.slice(0, 2)
        return prefix === undefined ? null : (
          <div key={kind}>
            {line(prefix, t(KIND_WORDS[kind]), true)}
            {own.map((one) => line(one.code, one[language]))}
          </div>
        )
      })}
    </nav>
  )
}
