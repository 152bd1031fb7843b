import { Button, InputNumber, Select } from 'antd'
import type { Limit } from '#core/time/limit.ts'
import { useWords } from '#ui/language.ts'
import { lifecycleTable } from '../../domain/lifecycle-table.ts'
import { postWords } from '../../domain/rules/post-words.ts'
import type { SwitchCard, SwitchKey } from '../../domain/rules/switch-card.ts'
import { switchCards } from '../../domain/rules/switch-cards.ts'
import { LimitField } from './limit-field.tsx'
import css from './rules.module.css'

const CLOSERS = lifecycleTable.find(({ id }) => id === 'close')?.who ?? []
const NONE = 'none'
const PERCENT = 100

/** One switch: its meaning, what holds, and the control that sets it; what the district has set can be taken back. */
export function SwitchField({
  name,
  value,
  own,
  differs,
  change,
}: {
  name: SwitchKey
  /** What holds now; undefined where it differs from variant to variant. */
  value: unknown
  /** The district has set it here. */
  own: boolean
  /** What each variant has, where they differ. */
  differs: string | null
  change(value: unknown): void
}) {
  const { t } = useWords()
  const card = switchCards[name]
  return (
    <div className={css.field} data-own={own}>
      <div className={css.fieldHead}>
        <b>{t(card)}</b>
        {own ? <span className={css.mark}>{t({ zh: '本区设定', en: 'set here' })}</span> : null}
        {own ? (
          <Button size="small" type="link" onClick={() => change(undefined)}>
            {t({ zh: '恢复', en: 'Take back' })}
          </Button>
        ) : null}
      </div>
      <p className={css.meta}>{t(card.meaning)}</p>
      <div className={css.fieldControl}>
        <Control card={card} value={value} change={change} label={t(card)} />
        {differs ? <span className={css.meta}>{differs}</span> : null}
      </div>
    </div>
  )
}

interface ControlProps {
  card: SwitchCard
  value: unknown
  change(value: unknown): void
  label: string
}

function Control({ card, value, change, label }: ControlProps) {
  const { t } = useWords()
  const none = card.none
  switch (card.kind) {
    case 'yesNo':
      return (
        <Select
          aria-label={label}
          value={typeof value === 'boolean' ? String(value) : undefined}
          onChange={(text: string) => change(text === 'true')}
          options={[
            { value: 'true', label: t({ zh: '是', en: 'yes' }) },
            { value: 'false', label: t({ zh: '否', en: 'no' }) },
          ]}
          placeholder="—"
          style={{ width: 96 }}
        />
      )
    case 'choice':
      return (
        <Select
          aria-label={label}
          value={value === null ? NONE : (value as string | undefined)}
          onChange={(text: string) => change(text === NONE ? null : text)}
          options={[
            ...Object.entries(card.choices).map(([key, words]) => ({ value: key, label: t(words) })),
            ...(none ? [{ value: NONE, label: t(none) }] : []),
          ]}
          placeholder="—"
          style={{ width: 200 }}
        />
      )
    case 'number': {
      const scale = card.share ? PERCENT : 1
      const suffix = card.share ? '%' : card.unit ? t(card.unit) : undefined
      return (
        <span className={css.withNone}>
          <InputNumber
            aria-label={label}
            value={typeof value === 'number' ? Math.round(value * scale * PERCENT) / PERCENT : null}
            min={card.min * scale}
            max={card.max * scale}
            {...(card.step ? { precision: 0 } : {})}
            {...(suffix ? { suffix } : {})}
            onChange={(n) => (n === null ? none && change(null) : change(Math.round((n / scale) * 10_000) / 10_000))}
            style={{ width: 152 }}
          />
          <NoneButton card={card} value={value} change={change} />
        </span>
      )
    }
    case 'limit':
      return (
        <span className={css.withNone}>
          <LimitField
            label={label}
            value={(value as Limit | null | undefined) ?? null}
            change={(limit) => (limit === null ? none && change(null) : change(limit))}
          />
          <NoneButton card={card} value={value} change={change} />
        </span>
      )
    case 'posts':
      return (
        <Select
          aria-label={label}
          mode="multiple"
          value={(value as string[] | undefined) ?? []}
          onChange={(posts: string[]) => change(posts)}
          options={CLOSERS.map((post) => ({ value: post, label: t(postWords[post]) }))}
          style={{ width: '100%' }}
        />
      )
  }
}

/** For switches that may have no value: says what that means, and sets it. */
function NoneButton({ card, value, change }: Omit<ControlProps, 'label'>) {
  const { t } = useWords()
  if (!card.none) return null
  if (value === null) return <span className={css.meta}>{t(card.none)}</span>
  return (
    <Button size="small" type="link" onClick={() => change(null)}>
      {t({ zh: `改为“${card.none.zh}”`, en: `Set to “${card.none.en}”` })}
    </Button>
  )
}
