import { Button, Select } from 'antd'
import { useState } from 'react'
import { asProblem, fileUrl, type Problem, saveFile, useOperation } from '#ui/call.ts'
import { count, tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Facts, Loaded, Page, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { exportRules, getRules, listRuleVersions } from '../../contract.ts'
import { ruleDifferences } from '../../domain/rules/rule-differences.ts'
import { DifferenceTable } from './difference-table.tsx'
import { RuleEditor } from './rule-editor.tsx'
import { RuleView } from './rule-view.tsx'
import css from './rules.module.css'
import { ORIGINS, type RuleVersionRow, VersionList } from './version-list.tsx'

/** The process rules: versions, what each says, what differs, and the form that makes the next one. */
export default function RulesPage() {
  const { t, language } = useWords()
  const query = useAddressQuery()
  const mayEdit = useMay('cases:edit-rules')
  const [problem, setProblem] = useState<Problem | null>(null)
  const list = useOperation(listRuleVersions, {})
  const inForce = useOperation(getRules, { version: 'current' })
  const versions = list.data?.items ?? []
  const newest = versions[0]
  const shown = versions.find(({ version }) => String(version) === query.one('v')) ?? newest
  const isEditing = mayEdit && query.one('edit') === '1'
  const version = shown ? String(shown.version) : 'current'
  const keepDocx = () => {
    setProblem(null)
    saveFile(exportRules, { version, format: 'docx', language }).catch((thrown: unknown) =>
      setProblem(asProblem(thrown)),
    )
  }
  const older = versions.filter((row) => row !== newest).reduce((sum, row) => sum + row.openCases, 0)
  return (
    <Page
      fill
      title={t({ zh: '流程规则', en: 'Process rules' })}
      note={
        newest
          ? t({
              zh: `第 ${newest.version} 版现行；${count(older)} 件在办案件沿用旧版`,
              en: `Version ${newest.version} is in force; ${count(older)} open cases keep older ones`,
            })
          : null
      }
      actions={
        <>
          <Button href={fileUrl(exportRules, { version, format: 'html', language })} target="_blank" rel="noreferrer">
            {t({ zh: '打印', en: 'Print' })}
          </Button>
          <Button onClick={keepDocx}>{t({ zh: '导出 DOCX', en: 'DOCX' })}</Button>
          {mayEdit ? (
            <Button type="primary" onClick={() => query.change({ edit: '1' })}>
              {t({ zh: '修改规则', en: 'Change the rules' })}
            </Button>
          ) : null}
        </>
      }
    >
      <ProblemNotice problem={problem} close={() => setProblem(null)} />
      <div className={css.frame}>
        <Loaded reading={list} lines={6}>
          {(data) =>
            shown ? (
              <VersionList
                versions={data.items}
                current={shown.version}
                onChoose={(chosen) => query.change({ v: String(chosen), with: undefined })}
              />
            ) : (
              <EmptyState>{t({ zh: '还没有流程规则', en: 'There are no process rules yet.' })}</EmptyState>
            )
          }
        </Loaded>
        {shown ? <OneVersion key={shown.version} row={shown} versions={versions} /> : null}
        {isEditing && inForce.data ? (
          <RuleEditor
            key={inForce.data.version}
            inForce={inForce.data}
            onDone={() => query.change({ edit: undefined })}
          />
        ) : null}
      </div>
    </Page>
  )
}

function OneVersion({ row, versions }: { row: RuleVersionRow; versions: readonly RuleVersionRow[] }) {
  const { t } = useWords()
  const query = useAddressQuery()
  const others = versions.filter(({ version }) => version !== row.version)
  const other = others.find(({ version }) => String(version) === query.one('with'))
  const reading = useOperation(getRules, { version: String(row.version) })
  const compared = useOperation(
    getRules,
    { version: String(other?.version ?? row.version) },
    { enabled: other !== undefined },
  )
  const before = other && compared.data?.version === other.version ? compared.data.rules : null
  return (
    <section
      className={css.body}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable
      tabIndex={0}
      aria-label={t({ zh: `第 ${row.version} 版的内容`, en: `What version ${row.version} says` })}
    >
      <section className={css.section}>
        <Facts
          facts={[
            [t({ zh: '生效', en: 'In force' }), tableTime(row.changedAt)],
            [
              t({ zh: '修改人', en: 'Changed by' }),
              t({
                zh: `${row.changedBy}（${ORIGINS[row.origin].zh}）`,
                en: `${row.changedBy} (${ORIGINS[row.origin].en})`,
              }),
            ],
            ...(row.agreedBy ? ([[t({ zh: '同意人', en: 'Agreed by' }), row.agreedBy]] as const) : []),
            [t({ zh: '理由', en: 'Why' }), row.why],
            [
              t({ zh: '在办', en: 'Open' }),
              t({ zh: `${count(row.openCases)} 件案件按本版办理`, en: `${count(row.openCases)} cases` }),
            ],
          ]}
        />
        {others.length > 0 ? (
          <div className={css.compare}>
            <span id="compare-label">{t({ zh: '与另一版比较', en: 'Compare with' })}</span>
            <Select
              aria-labelledby="compare-label"
              value={other?.version}
              allowClear
              onChange={(version?: number) =>
                query.change({ with: version === undefined ? undefined : String(version) })
              }
              options={others.map(({ version }) => ({
                value: version,
                label: t({ zh: `第 ${version} 版`, en: `Version ${version}` }),
              }))}
              placeholder={t({ zh: '请选择', en: 'Choose' })}
              style={{ width: 136 }}
            />
          </div>
        ) : null}
      </section>
      <Loaded reading={reading} lines={14}>
        {({ rules }) => {
          if (other && before === null) return null
          if (!other || before === null) return <RuleView rules={rules} />
          const differences = ruleDifferences(before, rules)
          return (
            <section className={css.section}>
              <h2>
                {t({
                  zh: `第 ${other.version} 版到第 ${row.version} 版：${differences.length} 处不同`,
                  en: `From version ${other.version} to ${row.version}: ${differences.length} differences`,
                })}
              </h2>
              {differences.length > 0 ? (
                <DifferenceTable differences={differences} />
              ) : (
                <EmptyState>{t({ zh: '办理起来没有差别', en: 'Cases are treated alike.' })}</EmptyState>
              )}
            </section>
          )
        }}
      </Loaded>
    </section>
  )
}
