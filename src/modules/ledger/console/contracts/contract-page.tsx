import { Button } from 'antd'
import { useState } from 'react'
import { useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { Inset, Lines } from '#ui/inset.tsx'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { To, usePathPart } from '#ui/navigation.tsx'
import { Card, Facts, Loaded, Page } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { Split } from '#ui/split.tsx'
import { type ContractRow, getContract } from '../../contract.ts'
import { DocumentLink } from '../document-link.tsx'
import { groupDigits } from '../group-digits.ts'
import css from '../oversight.module.css'
import { ContractForm } from './contract-form.tsx'
import { ContractTimeline } from './contract-timeline.tsx'
import { PaidBar } from './paid-bar.tsx'

/** One contract: its milestones in order, what falls due with each, what does not add up, and who did what. */
export default function ContractPage() {
  const { t } = useWords()
  const id = usePathPart('contractId')
  const reading = useOperation(getContract, { id }, { forgetful: true })
  const mayKeep = useMay('ledger:keep')
  const [editing, setEditing] = useState(false)
  useKeys([{ keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: reading.reload }])
  const contract = reading.data?.contract
  return (
    <Page
      fill
      title={contract ? `${contract.no} ${contract.name}` : t({ zh: '合同', en: 'Contract' })}
      note={<To href="/c/contracts">{t({ zh: '全部合同', en: 'All contracts' })}</To>}
      actions={
        mayKeep && contract ? (
          <Button onClick={() => setEditing(true)}>{t({ zh: '修改合同', en: 'Change' })}</Button>
        ) : null
      }
    >
      <Split>
        <div className={css.cards}>
          <Loaded reading={reading} lines={12}>
            {({ contract: found, changes }) => (
              <Inset>
                <Findings contract={found} />
                <div className={css.columns}>
                  <div>
                    <Card title={t({ zh: '节点与付款', en: 'Milestones and payments' })}>
                      <ContractTimeline contract={found} />
                    </Card>
                  </div>
                  <div>
                    <Card title={t({ zh: '合同', en: 'Contract' })}>
                      <ContractFacts contract={found} />
                    </Card>
                    <Card title={t({ zh: '变动记录', en: 'Changes' })}>
                      <Lines>
                        {changes.map((one) => (
                          <li key={`${one.at} ${one.why}`}>
                            <span>{one.why}</span>
                            <span className="meta">
                              {one.byName} {tableTime(one.at)}
                            </span>
                          </li>
                        ))}
                        {changes.length === 0 ? (
                          <li className="meta">{t({ zh: '还没有变动', en: 'No changes yet' })}</li>
                        ) : null}
                      </Lines>
                    </Card>
                  </div>
                </div>
              </Inset>
            )}
          </Loaded>
        </div>
        {editing && contract ? (
          <ContractForm before={contract} onDone={() => setEditing(false)} onClose={() => setEditing(false)} />
        ) : null}
      </Split>
    </Page>
  )
}

function Findings({ contract }: { contract: ContractRow }) {
  const { language, t } = useWords()
  if (contract.findings.length === 0) return null
  return (
    <div className={css.finding} role="status">
      {contract.findings.map((one) => (
        <p key={one.zh}>
          <b>■ {t({ zh: '问题', en: 'Finding' })}</b> {one[language]}
        </p>
      ))}
    </div>
  )
}

function ContractFacts({ contract }: { contract: ContractRow }) {
  const { t } = useWords()
  const money = (text: string) => t({ zh: `${groupDigits(text)} 元`, en: `${groupDigits(text)} yuan` })
  return (
    <div className={css.single}>
      <PaidBar percent={contract.paidPercent} />
      <Facts
        facts={[
          [t({ zh: '价款', en: 'Price' }), money(contract.price)],
          [t({ zh: '已付', en: 'Paid' }), money(contract.paid)],
          [t({ zh: '项目', en: 'Project' }), contract.projectName],
          [t({ zh: '乙方', en: 'Party' }), contract.party],
          [t({ zh: '签订', en: 'Signed' }), contract.signedOn],
          [
            t({ zh: '资金来源', en: 'Money from' }),
            contract.sources.map((one) => `${one.name} ${money(one.amount)}`).join('；'),
          ],
          [t({ zh: '文本', en: 'Paper' }), <DocumentLink key="d" text={contract.document} id={contract.documentId} />],
          [t({ zh: '备注', en: 'Remark' }), contract.remark || '—'],
          [t({ zh: '登记', en: 'Recorded' }), `${contract.byName} ${tableTime(contract.savedAt)}`],
        ]}
      />
    </div>
  )
}
