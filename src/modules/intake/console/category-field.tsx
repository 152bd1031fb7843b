import { useMemo, useState } from 'react'
import type { Output } from '#core/operation.ts'
import { listCategories, suggestCategories } from '#modules/catalogue/contract.ts'
import { useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { matchCategories } from '../domain/match-categories.ts'
import { AllCategories } from './all-categories.tsx'
import { PickField, type PickOption } from './pick-field.tsx'
import { useSlow } from './use-slow.ts'

export type Category = Output<typeof listCategories>['items'][number]
const NONE: readonly Category[] = []
const MOST = 8
const SUGGESTED = 3

/** Every category in use; 144 of them are what grid workers report. */
export function useCategories() {
  const { data } = useOperation(listCategories, { withInactive: true }, { freshForMs: 3_600_000 })
  const items = useMemo(() => data?.items.filter((one) => one.active) ?? NONE, [data])
  return {
    items,
    find: (code: string | undefined) => items.find((one) => one.code === code) ?? null,
    classOf: (one: Category) => data?.classes.find((group) => group.code === one.class) ?? null,
  }
}

/** Pinyin initials, a part of the name or a code; before anything is typed, three that fit the words of the appeal. */
export function CategoryField({
  value,
  change,
  text,
  channel,
  patrol,
  fault,
}: {
  value: string | undefined
  change(code: string | undefined): void
  text: string
  channel: string
  /** Grid patrol: components and events only. */
  patrol: boolean
  fault?: string | undefined
}) {
  const { t, language } = useWords()
  const { items, find, classOf } = useCategories()
  const [typed, setTyped] = useState<string | null>(null)
  const asked = useSlow(text.trim().slice(0, 2000), 300)
  const { data } = useOperation(
    suggestCategories,
    { text: asked, channel, limit: SUGGESTED },
    { enabled: asked !== '', freshForMs: 600_000 },
  )
  const chosen = find(value)
  const usable = patrol ? items.filter((one) => one.kind === 'component' || one.kind === 'event') : items
  const isTyping = typed !== null && typed.trim() !== ''
  const found = isTyping ? matchCategories(usable, typed, MOST) : []
  const suggested = isTyping || chosen ? [] : asked === '' ? [] : (data?.items ?? [])
  const note = (one: Category) => {
    const group = classOf(one)
    return [group?.[language] ?? '', one.synonyms.slice(0, 2).join('、')].filter((part) => part !== '').join(' · ')
  }
  const options: PickOption[] = isTyping
    ? found.map((one) => ({ key: one.code, title: one[language], note: note(one) }))
    : suggested.map((one) => {
        const known = find(one.code)
        const group = known ? classOf(known) : null
        return {
          key: one.code,
          title: known?.[language] ?? one.zh,
          note: `${group?.[language] ?? one.classZh} · ${one.why[language]}`,
        }
      })
  return (
    <PickField
      label={t({ zh: '类别', en: 'Category' })}
      stop="category"
      required={patrol}
      fault={fault}
      value={typed ?? chosen?.[language] ?? ''}
      maxLength={40}
      placeholder={t({ zh: '拼音首字母、名称或编码', en: 'Pinyin initials, name or code' })}
      change={(next) => {
        setTyped(next)
        if (chosen) change(undefined)
      }}
      digits={!isTyping}
      enterTakesFirst={isTyping}
      options={options}
      pick={(at) => {
        setTyped(null)
        change(options[at]!.key)
      }}
      below={
        patrol && !isTyping ? (
          <AllCategories
            usable={usable}
            classOf={classOf}
            value={value}
            pick={(code) => {
              setTyped(null)
              change(code)
            }}
          />
        ) : isTyping && found.length === 0 && items.length > 0 ? (
          <p>
            {t({
              zh: '没有这个类别。换个词，或留给受理员选',
              en: 'No such category; the intake officer may choose it',
            })}
          </p>
        ) : null
      }
    />
  )
}
