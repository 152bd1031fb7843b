import { useOperation } from '#ui/call.ts'
import { count, tableTime } from '#ui/format.ts'
import { type Language, useWords } from '#ui/language.ts'
import { Facts, Loaded } from '#ui/page.ts'
import { Panels } from '#ui/panels.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { getArea } from '../contract.ts'
import { LEVEL_WORDS, words } from '../words.ts'
import { areaSize } from './area-size.ts'
import css from './territory.module.css'

/** One area: codes, size, what lies above and below, its versions, and what other modules know of it. */
export function AreaPanel({
  code,
  language,
  onClose,
  onChoose,
}: {
  code: string
  language: Language
  onClose(): void
  onChoose(code: string | null): void
}) {
  const { t } = useWords()
  const reading = useOperation(getArea, { code }, { forgetful: true })
  const area = reading.data?.area
  return (
    <SidePanel title={area ? area.name : code} onClose={onClose}>
      <Loaded reading={reading}>
        {({ area: shown, ancestors, childCount, versions }) => (
          <>
            <div className={css.section}>
              {shown.validTo ? (
                <p className={css.ended}>
                  {t({
                    zh: `此区域已于 ${tableTime(shown.validTo)} 停用，旧案件仍用此代码`,
                    en: `Ended ${tableTime(shown.validTo)}; old cases keep its code.`,
                  })}
                </p>
              ) : null}
              <Facts
                facts={[
                  [t(words.code), shown.code],
                  [t({ zh: '层级', en: 'Level' }), LEVEL_WORDS[shown.level][language]],
                  [t({ zh: '面积', en: 'Size' }), areaSize(shown.areaM2, language)],
                  [
                    t({ zh: '上级', en: 'Above' }),
                    ancestors.map((one, index) => (
                      <span key={one.code}>
                        {index > 0 ? ' › ' : ''}
                        <button
                          type="button"
                          className={css.plain}
                          onClick={() => onChoose(one.level === 'district' ? null : one.code)}
                        >
                          {one.name}
                        </button>
                      </span>
                    )),
                  ],
                  [
                    t({ zh: '下级', en: 'Below' }),
                    shown.level === 'grid' ? '—' : t({ zh: `${count(childCount)} 个`, en: count(childCount) }),
                  ],
                  [
                    t({ zh: '标注点', en: 'Label' }),
                    `${shown.labelPoint[0].toFixed(6)}, ${shown.labelPoint[1].toFixed(6)}`,
                  ],
                ]}
              />
            </div>
            <div className={css.section}>
              <Panels place="territory.area" subject={code} />
            </div>
            <div className={css.section}>
              <h3>{t({ zh: '版本', en: 'Versions' })}</h3>
              <ul>
                {versions.map((version) => (
                  <li key={version.version}>
                    {t({ zh: `第 ${version.version} 版`, en: `Version ${version.version}` })} {version.name}{' '}
                    {areaSize(version.areaM2, language)}{' '}
                    <span className={css.meta}>
                      {tableTime(version.validFrom)}
                      {version.validTo
                        ? ` – ${tableTime(version.validTo)}`
                        : t({ zh: ' 起有效', en: ' until further notice' })}
                    </span>
                  </li>
                ))}
              </ul>
            </div>
          </>
        )}
      </Loaded>
    </SidePanel>
  )
}
