import { Select } from 'antd'
import { useState } from 'react'
import { fileUrl, useCommand } from '#ui/call.ts'
import { count, useNow } from '#ui/format.ts'
import { ImportPanel } from '#ui/import-panel.tsx'
import { useWords } from '#ui/language.ts'
import { useMe } from '#ui/session.tsx'
import { budgetTemplate, importBudget } from '../../contract.ts'
import { words } from '../../words.ts'
import { groupDigits } from '../group-digits.ts'

/** Beginning amounts from a table: tried first, rows at fault listed with their line. */
export function BudgetImport({ onClose }: { onClose(): void }) {
  const { t, language } = useWords()
  const me = useMe()
  const command = useCommand(importBudget)
  const thisYear = new Date(useNow()).getFullYear()
  const [year, setYear] = useState(thisYear + 1)
  const unit = me.posts.find((held) => held.permissions.includes('ledger:keep'))?.unit ?? ''
  return (
    <ImportPanel
      title={t({ zh: '导入年初预算', en: 'Import a budget' })}
      about={
        <>
          <p>
            {t({
              zh: 'XLSX 或 CSV，一行一条：项目、资金来源、预算类型（可空）、功能科目、经济分类、年初数（元或万元）、备注。只能导入未批复的年度。',
              en: 'XLSX or CSV, a row a line: project, source, budget, functional item, economic class, amount, note. Only while the year is drafted.',
            })}
          </p>
          <p className="row">
            <a href={fileUrl(budgetTemplate, { format: 'xlsx' })} download>
              {t({ zh: '下载 XLSX 模板', en: 'XLSX template' })}
            </a>
            <a href={fileUrl(budgetTemplate, { format: 'csv' })} download>
              {t({ zh: '下载 CSV 模板', en: 'CSV template' })}
            </a>
          </p>
        </>
      }
      settings={{
        key: `${year}`,
        node: (
          <Select
            value={year}
            onChange={setYear}
            aria-label={t(words.year)}
            options={[thisYear, thisYear + 1].map((value) => ({
              value,
              label: t({ zh: `${value} 年预算`, en: `Budget of ${value}` }),
            }))}
          />
        ),
      }}
      busy={command.busy}
      problem={command.problem}
      run={(dryRun, file) => command.run({ dryRun, year: `${year}`, unit }, { file })}
      changes={({ added, changed }) => added + changed}
      verb={(rows) => ({ zh: `导入 ${count(rows)} 行`, en: `Import ${count(rows)} rows` })}
      said={({ dryRun, read, added, changed, unchanged, rejectedCount, total }) =>
        dryRun
          ? t({
              zh: `试导入：读到 ${count(read)} 行，可用 ${count(added + changed + unchanged)} 行（新增 ${count(added)}、修改 ${count(changed)}、不变 ${count(unchanged)}），合计 ${groupDigits(total)} 元；有问题 ${count(rejectedCount)} 行。尚未保存。`,
              en: `Tried: ${count(read)} rows, ${count(added)} new, ${count(changed)} changed, ${groupDigits(total)} yuan; ${count(rejectedCount)} at fault. Nothing saved yet.`,
            })
          : t({
              zh: `已保存：新增 ${count(added)} 行、修改 ${count(changed)} 行；有问题 ${count(rejectedCount)} 行未保存。`,
              en: `Saved: ${count(added)} new, ${count(changed)} changed; ${count(rejectedCount)} left out.`,
            })
      }
      rejected={({ rejected, rejectedCount }) => ({
        total: rejectedCount,
        rows: rejected.map((row) => ({ line: row.line, reason: language === 'zh' ? row.reasonZh : row.reasonEn })),
        word: (line) => ({ zh: `第 ${line} 行`, en: `Line ${line}` }),
      })}
      onClose={onClose}
    />
  )
}
