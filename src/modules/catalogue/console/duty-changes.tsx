import type { Output } from '#core/operation.ts'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import type { DutyRule, listDutyVersions } from '../contract.ts'
import { LEVEL_WORDS, words } from '../words.ts'
import { useBodyName } from './body-select.tsx'
import css from './catalogue.module.css'

type Version = Output<typeof listDutyVersions>['items'][number]

/** Versions of the duty list, newest first, with what each changed. */
export function DutyChanges({ versions, only }: { versions: readonly Version[]; only?: string }) {
  const { t } = useWords()
  const nameOf = useBodyName()
  const ruleText = (rule: DutyRule) =>
    [
      nameOf(rule.lead),
      rule.coHandlers.length > 0
        ? `${t(words.coHandlers)} ${rule.coHandlers.map((body) => nameOf(body)).join('、')}`
        : '',
      t(LEVEL_WORDS[rule.level]),
      rule.firstReceiver ? t(words.firstReceiver) : '',
      rule.basisZh,
    ]
      .filter(Boolean)
      .join(' · ')
  if (versions.length === 0) return <p className={css.meta}>{t({ zh: '没有变更', en: 'No changes.' })}</p>
  return (
    <div>
      {versions.map((version) => {
        const rules = version.rules.filter((rule) => only === undefined || rule.after.code === only)
        return (
          <div key={version.version} className={css.change}>
            <p>
              {t({ zh: `第 ${version.version} 版`, en: `Version ${version.version}` })}{' '}
              <span className={css.meta}>
                {tableTime(version.at)} {version.by}
                {only === undefined ? t({ zh: ` · ${version.ruleCount} 条`, en: ` · ${version.ruleCount} rules` }) : ''}
              </span>
            </p>
            <p>{version.why}</p>
            {rules.slice(0, only === undefined ? 5 : 1).map(({ before, after }) => (
              <p key={after.code}>
                {only === undefined ? `${after.code} ` : ''}
                {before ? (
                  <>
                    <del>{ruleText(before)}</del> →{' '}
                  </>
                ) : null}
                <ins>{ruleText(after)}</ins>
              </p>
            ))}
          </div>
        )
      })}
    </div>
  )
}
