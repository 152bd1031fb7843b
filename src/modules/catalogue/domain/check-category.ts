import type { FieldFault } from '#core/fault.ts'
import type { Category, CategoryClass } from './category.ts'

export interface CategoryCheckFacts {
  /** As it is now; null for a new one. */
  before: Category | null
  /** All others that are in use. */
  others: readonly Category[]
  class: CategoryClass | null
}

/** What is wrong with a category, in words for whoever wrote it; empty when it may be saved. */
export function checkCategory(category: Category, facts: CategoryCheckFacts): FieldFault[] {
  const faults: FieldFault[] = []
  const add = (field: string, zh: string, en: string) => faults.push({ field, zh, en })
  const kin = facts.others.filter((other) => other.kind === category.kind && other.code !== category.code)
  if (!facts.class)
    add('code', `没有大类 ${category.class}，请核对编码前四位。`, `There is no class ${category.class}.`)
  if (facts.before && facts.before.id !== category.id)
    add('id', `标识不能修改，应为 ${facts.before.id}。`, `The key may not change; it is ${facts.before.id}.`)
  if (!facts.before && !category.id) add('id', '新类别要有英文标识。', 'A new category needs a key.')
  const sameId = facts.others.find((other) => other.id === category.id && other.code !== category.code)
  if (sameId) add('id', `标识已用于${sameId.zh}。`, `The key belongs to ${sameId.en}.`)
  const sameName = kin.find((other) => other.zh === category.zh)
  if (sameName && category.active)
    add('zh', `名称与 ${sameName.code} 相同，请改名。`, `${sameName.code} has the same name.`)
  if (category.other) checkOther(category, add)
  checkSynonyms(category, kin, add)
  return faults
}

type Add = (field: string, zh: string, en: string) => void

/** The 99 row of a class takes what fits nowhere else: it is always there and carries no flags or synonyms (domain §3). */
function checkOther(category: Category, add: Add): void {
  if (!category.active) add('active', '“其他”类别不能停用。', 'The "other" category of a class stays in use.')
  if (category.synonyms.length > 0) add('synonyms', '“其他”类别不设同义词。', 'An "other" category has no synonyms.')
  if (category.emergency) add('emergency', '“其他”类别不能标为应急。', 'An "other" category cannot be an emergency.')
  if (category.reward) add('reward', '“其他”类别不能参加奖励。', 'An "other" category cannot be rewarded.')
}

function checkSynonyms(category: Category, kin: readonly Category[], add: Add): void {
  const seen = new Set<string>()
  for (const word of category.synonyms) {
    if (seen.has(word)) add('synonyms', `同义词“${word}”写了两次。`, `The synonym ${word} stands there twice.`)
    seen.add(word)
    const owner = kin.find((other) => other.synonyms.includes(word))
    if (owner && category.active)
      add('synonyms', `同义词“${word}”已属于${owner.zh}，请换一个词。`, `The synonym ${word} belongs to ${owner.en}.`)
  }
}
