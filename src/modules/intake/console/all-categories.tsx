import { useWords } from '#ui/language.ts'
import type { Category } from './category-field.tsx'
import css from './intake.module.css'

interface Group {
  zh: string
  en: string
}

/** Every class that a patrol may report, for whoever does not know its name: by group, one click. */
export function AllCategories({
  usable,
  classOf,
  value,
  pick,
}: {
  usable: readonly Category[]
  classOf(one: Category): Group | null
  value: string | undefined
  pick(code: string): void
}) {
  const { t, language } = useWords()
  const codes = [...new Set(usable.map((one) => one.class))]
  const groups = codes.map((code) => [code, usable.filter((one) => one.class === code)] as const)
  return (
    <details className={css.all}>
      <summary>
        {t({ zh: `从全部 ${usable.length} 个类别中选`, en: `Choose from all ${usable.length} classes` })}
      </summary>
      {groups.map(([code, items]) => (
        <section key={code}>
          <h3>{(items[0] ? classOf(items[0]) : null)?.[language] ?? code}</h3>
          <div>
            {items.map((one) => (
              <button key={one.code} type="button" aria-pressed={one.code === value} onClick={() => pick(one.code)}>
                {one[language]}
              </button>
            ))}
          </div>
        </section>
      ))}
    </details>
  )
}
