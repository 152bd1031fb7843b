import { useWords } from '#ui/language.ts'
import { clockCards } from '../../domain/clock-words.ts'
import { effectiveRules, valuesByVariant } from '../../domain/rules/effective-rules.ts'
import { WHOLE_LIMITS } from '../../domain/rules/rule-differences.ts'
import type { RuleSet } from '../../domain/rules/rule-set.ts'
import {
  channelText,
  conditionText,
  rowLimitText,
  SOURCE_WORDS,
  tiersText,
  valueGroups,
} from '../../domain/rules/rule-words.ts'
import { type SwitchGroup, switchGroups } from '../../domain/rules/switch-card.ts'
import { ownSwitchKeys, switchCards } from '../../domain/rules/switch-cards.ts'
import { limitText } from '../../domain/rules/switch-text.ts'
import { PresetNotes } from './preset-notes.tsx'
import css from './rules.module.css'

/** A version in words: preset, switches by group, limits of the steps, channels. */
export function RuleView({ rules }: { rules: RuleSet }) {
  const { t, language } = useWords()
  const preset = rules.preset ? rules.rules.presets[rules.preset] : undefined
  return (
    <>
      {preset ? (
        <section className={css.section}>
          <h2>{t({ zh: `预设：${preset.zh ?? rules.preset}`, en: `Preset: ${preset.en ?? rules.preset}` })}</h2>
          <PresetNotes preset={preset} />
        </section>
      ) : null}
      {(Object.keys(switchGroups) as SwitchGroup[]).map((group) => (
        <section key={group} className={css.section}>
          <h2>{t(switchGroups[group])}</h2>
          <SwitchTable rules={rules} group={group} />
        </section>
      ))}
      <section className={css.section}>
        <h2>{t({ zh: '各环节时限', en: 'Limits of the steps' })}</h2>
        <LimitTable rules={rules} />
      </section>
      <section className={css.section}>
        <h2>{t({ zh: '来源与时限表', en: 'Channels and deadline tables' })}</h2>
        <p className={css.meta}>
          {t({
            zh: '来源在“案件来源”中修改，修改后自动成为新的一版。',
            en: 'Channels are changed under Channels; each change becomes a version by itself.',
          })}
        </p>
        <div className={css.wide}>
          <table className={css.table}>
            <tbody>
              {rules.channels.map((channel) => (
                <tr key={channel.id}>
                  <th scope="row">{channel[language] ?? channel.id}</th>
                  <td>{channelText(channel, rules, language)}</td>
                </tr>
              ))}
              {rules.deadlineTables.map((table) => (
                <tr key={`table.${table.key}`}>
                  <th scope="row">{table[language] ?? table.key}</th>
                  <td>
                    {t(SOURCE_WORDS[table.from])}
                    {table.tiers.length > 0 ? t({ zh: '：', en: ': ' }) + tiersText(table, language) : ''}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </>
  )
}

function SwitchTable({ rules, group }: { rules: RuleSet; group: SwitchGroup }) {
  const { t, language } = useWords()
  return (
    <div className={css.wide}>
      <table className={css.table}>
        <tbody>
          {ownSwitchKeys
            .filter((key) => switchCards[key].group === group)
            .map((key) => {
              const card = switchCards[key]
              return (
                <tr key={key}>
                  <th scope="row" className={css.switch}>
                    {t(card)}
                    <div className={css.meta}>{t(card.meaning)}</div>
                  </th>
                  <td>
                    {valueGroups(key, valuesByVariant(rules, key), language).map(({ text, within }) => (
                      <div key={text}>
                        {text} {within ? <span className={css.meta}>{within}</span> : null}
                      </div>
                    ))}
                  </td>
                </tr>
              )
            })}
        </tbody>
      </table>
    </div>
  )
}

function LimitTable({ rules }: { rules: RuleSet }) {
  const { t, language } = useWords()
  const emergency = effectiveRules(rules, 'emergency')
  const keys = rules.limits.clocks.map((row) => `${row.clock} ${JSON.stringify(row.when ?? null)}`)
  return (
    <div className={css.wide}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t({ zh: '环节', en: 'Step' })}</th>
            <th scope="col">{t({ zh: '适用', en: 'For' })}</th>
            <th scope="col">{t({ zh: '时限', en: 'Limit' })}</th>
          </tr>
        </thead>
        <tbody>
          {rules.limits.clocks.map((row, at) => (
            <tr key={keys[at]}>
              <th scope="row">{t(clockCards[row.clock])}</th>
              <td>{conditionText(row, rules.channels, language) || t({ zh: '其余', en: 'all others' })}</td>
              <td>{rowLimitText(row, emergency, language)}</td>
            </tr>
          ))}
          {(['handleFallback', 'totalPlus'] as const).map((key) => (
            <tr key={key}>
              <th scope="row">{t(WHOLE_LIMITS[key])}</th>
              <td>{t({ zh: '全部', en: 'all' })}</td>
              <td>{limitText(rules.limits[key], language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
