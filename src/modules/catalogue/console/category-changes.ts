import type { Title } from '#core/module-card.ts'
import type { Language } from '#ui/language.ts'
import type { Category } from '../contract.ts'
import { words } from '../words.ts'
import { limitText } from './limit-text.ts'

type Shown = (category: Category, language: Language) => string

const yesNo = (value: boolean, language: Language) => (value ? words.yes : words.no)[language]

const FIELDS: readonly (readonly [title: Title, shown: Shown])[] = [
  [words.name, (category) => category.zh],
  [words.english, (category) => category.en],
  [words.limit, (category, language) => limitText(category.limit, language)],
  [{ zh: '无主设施时限', en: 'Ownerless limit' }, (category, language) => limitText(category.ownerlessLimit, language)],
  [{ zh: '说法', en: 'Words' }, (category) => category.synonyms.join('、')],
  [{ zh: '拼音', en: 'Pinyin' }, (category) => category.pinyinInitials],
  [{ zh: '应急', en: 'Emergency' }, (category, language) => yesNo(category.emergency, language)],
  [{ zh: '可奖励', en: 'Rewarded' }, (category, language) => yesNo(category.reward, language)],
  [{ zh: '派网格员', en: 'Check on the spot' }, (category, language) => yesNo(category.outdoor, language)],
  [words.inUse, (category, language) => yesNo(category.active, language)],
  [
    { zh: '立案条件', en: 'File when' },
    (category, language) => (language === 'zh' ? category.fileZh : category.fileEn),
  ],
  [
    { zh: '结案条件', en: 'Close when' },
    (category, language) => (language === 'zh' ? category.closeZh : category.closeEn),
  ],
]

export interface FieldChange {
  field: string
  before: string
  after: string
}

/** What is different between two versions, in words; empty when nothing that is shown is. */
export function categoryChanges(before: Category, after: Category, language: Language): FieldChange[] {
  return FIELDS.map(([title, shown]) => ({
    field: title[language],
    before: shown(before, language) || '—',
    after: shown(after, language) || '—',
  })).filter((change) => change.before !== change.after)
}
