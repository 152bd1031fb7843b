import { Button } from 'antd'
import { useState } from 'react'
import { useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { Inset } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { Card, Facts, Loaded, Page } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { listSchemes, listSchemeVersions } from '../contract.ts'
import { BASIS_NAMES, sayWithdrawn } from '../domain/say-scheme.ts'
import { words } from '../words.ts'
import css from './evaluation.module.css'
import { SchemeForm } from './scheme-form.tsx'
import { TermsTable } from './terms-table.tsx'

/** The schemes in force, as data: read by everybody, changed with a reason, every version kept. */
export default function SchemesPage() {
  const { t } = useWords()
  const address = useAddressQuery()
  const mayKeep = useMay('evaluation:keep-schemes')
  const [editing, setEditing] = useState(false)
  const reading = useOperation(listSchemes, {})
  return (
    <Page title={t(words.schemes)}>
      <Loaded reading={reading} lines={12}>
        {({ schemes, groups, indicators }) => {
          const chosen = schemes.find(({ scheme }) => scheme.id === address.one('scheme')) ?? schemes[0]
          if (!chosen) return null
          const { scheme } = chosen
          const nameOf = (id: string) => {
            const found = indicators.find((one) => one.id === id)
            return found ? t(found) : id
          }
          const groupNames = scheme.peerGroups.map((id) => {
            const found = groups.find((group) => group.id === id)
            return found ? t(found) : id
          })
          return (
            <Inset>
              <div className="row">
                {schemes.map((one) => (
                  <Button
                    key={one.scheme.id}
                    type={one === chosen ? 'primary' : 'default'}
                    aria-pressed={one === chosen}
                    onClick={() => {
                      setEditing(false)
                      address.change({ scheme: one.scheme.id })
                    }}
                  >
                    {t({ zh: one.scheme.zh, en: one.scheme.en ?? one.scheme.zh })}
                  </Button>
                ))}
              </div>
              <Card
                title={t({
                  zh: `${scheme.zh} 第 ${scheme.version} 版`,
                  en: `${scheme.en ?? scheme.zh}, version ${scheme.version}`,
                })}
                extra={
                  mayKeep && !editing ? (
                    <Button onClick={() => setEditing(true)}>{t({ zh: '修改方案', en: 'Change' })}</Button>
                  ) : null
                }
              >
                {editing ? (
                  <SchemeForm
                    key={scheme.version}
                    scheme={scheme}
                    groups={groups}
                    indicators={indicators}
                    onClose={() => setEditing(false)}
                  />
                ) : (
                  <>
                    <Facts
                      facts={[
                        [t({ zh: '计分的数', en: 'Basis' }), t(BASIS_NAMES[scheme.basis])],
                        [
                          t({ zh: '样本', en: 'Sample' }),
                          t({
                            zh: `${indicators.find(({ id }) => id === scheme.sampleOf)?.zh ?? scheme.sampleOf}的分母不足 ${scheme.smallSample}，只列出不排名`,
                            en: `${scheme.sampleOf}: fewer than ${scheme.smallSample} are shown, not ranked`,
                          }),
                        ],
                        [t({ zh: '总分', en: 'Score' }), `${scheme.floor}–${scheme.cap}`],
                        [t({ zh: '排名分组', en: 'Peer groups' }), groupNames.join('；')],
                        [t({ zh: '停用', en: 'Withdrawn' }), t(sayWithdrawn(scheme))],
                        ...(scheme.note ? [[t({ zh: '依据', en: 'Source' }), scheme.note] as const] : []),
                      ]}
                    />
                    <TermsTable scheme={scheme} indicators={indicators} />
                  </>
                )}
              </Card>
              <Versions id={scheme.id} newest={scheme.version} nameOf={nameOf} />
            </Inset>
          )
        }}
      </Loaded>
    </Page>
  )
}

function Versions({ id, newest, nameOf }: { id: string; newest: number; nameOf(indicator: string): string }) {
  const { t } = useWords()
  const reading = useOperation(listSchemeVersions, { id })
  return (
    <Card title={t({ zh: '各版', en: 'Versions' })}>
      <Loaded reading={reading} lines={2}>
        {({ items }) => (
          <ul className={css.lines}>
            {items.map((one) => (
              <li key={one.version}>
                <b>
                  {t({ zh: `第 ${one.version} 版`, en: `Version ${one.version}` })}
                  {one.version === newest ? t({ zh: '（现行）', en: ' (in force)' }) : ''}
                </b>{' '}
                {one.reason}
                <div className="meta">
                  {one.byName} {tableTime(one.at)} ·{' '}
                  {one.scheme.terms
                    .map((term) => `${nameOf(term.indicator)} ${term.weight}${term.withdrawn ? '（停用）' : ''}`)
                    .join('，')}
                </div>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  )
}
