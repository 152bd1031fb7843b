import type { Words } from '#ui/language.ts'
import type { MeasureRow } from '../contract.ts'
import { FORM_NAMES, MEASURE_NAMES } from '../domain/measure.ts'
import { LEVEL_NAMES } from '../words.ts'

/** 二级督办（现场） */
export function measureWords({ kind, level, form }: Pick<MeasureRow, 'kind' | 'level' | 'form'>): Words {
  const name = MEASURE_NAMES[kind]
  const by = form && form !== 'written' ? FORM_NAMES[form] : undefined
  return {
    zh: `${level ? LEVEL_NAMES[level].zh : ''}${name.zh}${by ? `（${by.zh}）` : ''}`,
    en: `${name.en}${level ? ` ${level}` : ''}${by ? ` (${by.en})` : ''}`,
  }
}
