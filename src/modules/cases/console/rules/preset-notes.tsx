import { useWords } from '#ui/language.ts'
import type { Preset } from '../../domain/case-rules.ts'
import { isOneOf, variants } from '../../domain/enums.ts'
import type { SwitchKey } from '../../domain/rules/switch-card.ts'
import { switchCards } from '../../domain/rules/switch-cards.ts'
import { switchText } from '../../domain/rules/switch-text.ts'
import css from './rules.module.css'

/** What a preset changes and why. */
export function PresetNotes({ preset }: { preset: Preset }) {
  const { t, language } = useWords()
  const parts = [
    { variant: undefined, some: preset.set },
    ...Object.entries(preset.variants ?? {}).map(([variant, some]) => ({ variant, some })),
  ]
  const lines = parts.flatMap(({ variant, some }) =>
    Object.entries(some ?? {}).map(([key, value]) => ({ key: key as SwitchKey, variant, value })),
  )
  const reasonOf = (key: string, variant?: string) =>
    preset.reasons?.find((one) => one.switch === key && one.variant === variant)?.[language]
  return (
    <div className={css.lines}>
      {preset.why ? <p>{preset.why[language]}</p> : null}
      <ul className={css.plain}>
        {lines.map(({ key, variant, value }) => (
          <li key={`${variant ?? ''}.${key}`}>
            <b>{t(switchCards[key])}</b>
            {isOneOf(variants, variant)
              ? t({ zh: `（${variants[variant].zh}）`, en: ` (${variants[variant].en})` })
              : null}
            {t({ zh: '：', en: ': ' })}
            {switchText(switchCards[key], value, language)}
            <span className={css.meta}> {reasonOf(key, variant)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
