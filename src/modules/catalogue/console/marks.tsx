import { useWords } from '#ui/language.ts'
import type { Category } from '../contract.ts'
import { words } from '../words.ts'
import css from './catalogue.module.css'

/** What holds for a category beside its limit, each as a word. */
export function Marks({ category }: { category: Category }) {
  const { t } = useWords()
  const marks = [
    category.emergency ? t({ zh: '应急', en: 'emergency' }) : '',
    category.reward ? t({ zh: '可奖励', en: 'rewarded' }) : '',
    category.outdoor ? '' : t({ zh: '不派网格员', en: 'no spot check' }),
    category.active ? '' : t(words.outOfUse),
  ].filter(Boolean)
  return marks.map((mark) => (
    <span key={mark} className={css.mark}>
      {mark}
    </span>
  ))
}
