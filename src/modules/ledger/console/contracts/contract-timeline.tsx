import { Button } from 'antd'
import { useState } from 'react'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useMay } from '#ui/session.tsx'
import type { ContractRow, InstalmentRow, MilestoneRow } from '../../contract.ts'
import { DocumentLink } from '../document-link.tsx'
import { groupDigits } from '../group-digits.ts'
import css from '../oversight.module.css'
import { AcceptForm } from './accept-form.tsx'
import { PayForm } from './pay-form.tsx'
import { WithdrawForm } from './withdraw-form.tsx'

/** Milestones in their order, each with the instalments that fall due with it. */
export function ContractTimeline({ contract }: { contract: ContractRow }) {
  return (
    <ol className={css.timeline}>
      {contract.milestones.map((milestone) => (
        <Milestone key={milestone.id} contract={contract} milestone={milestone} />
      ))}
    </ol>
  )
}

function Milestone({ contract, milestone }: { contract: ContractRow; milestone: MilestoneRow }) {
  const { t } = useWords()
  const mayAccept = useMay('ledger:accept')
  const [open, setOpen] = useState<'accept' | 'withdraw' | null>(null)
  const close = () => setOpen(null)
  const own = contract.instalments.filter((one) => one.milestoneId === milestone.id)
  const isAccepted = milestone.acceptedOn !== null
  const sign = isAccepted ? '●' : milestone.late ? '■' : '○'
  return (
    <li>
      <span className={`${css.sign} ${isAccepted ? css.ok : milestone.late ? 'over' : ''}`} aria-hidden="true">
        {sign}
      </span>
      <div className="row">
        <b>{milestone.name}</b>
        <span className={milestone.late ? 'over' : 'meta'}>
          {t({ zh: `计划 ${milestone.plannedOn}`, en: `planned ${milestone.plannedOn}` })}
          {milestone.late ? t({ zh: '，已过期未验收', en: ', late' }) : ''}
        </span>
        {mayAccept && milestone.next && open === null ? (
          <Button size="small" type="primary" onClick={() => setOpen('accept')}>
            {t({ zh: `确认“${milestone.name}”验收`, en: `Accept ${milestone.name}` })}
          </Button>
        ) : null}
        {mayAccept && isAccepted && open === null && own.every((one) => one.state !== 'paid') ? (
          <Button size="small" type="text" onClick={() => setOpen('withdraw')}>
            {t({ zh: '撤回验收', en: 'Take back' })}
          </Button>
        ) : null}
      </div>
      {isAccepted ? (
        <div>
          {t({ zh: `${milestone.acceptedOn} 验收：`, en: `Accepted ${milestone.acceptedOn}: ` })}
          <DocumentLink text={milestone.document ?? ''} id={milestone.documentId} />{' '}
          <span className="meta">
            {milestone.acceptedByName} {tableTime(milestone.acceptedAt)}
          </span>
        </div>
      ) : null}
      {open === 'accept' ? <AcceptForm contract={contract} milestone={milestone} onClose={close} /> : null}
      {open === 'withdraw' ? <WithdrawForm contract={contract} milestone={milestone} onClose={close} /> : null}
      {own.map((one) => (
        <Instalment key={one.id} contract={contract} instalment={one} milestone={milestone} />
      ))}
    </li>
  )
}

interface InstalmentProps {
  contract: ContractRow
  instalment: InstalmentRow
  milestone: MilestoneRow
}

function Instalment({ contract, instalment, milestone }: InstalmentProps) {
  const { t } = useWords()
  const mayKeep = useMay('ledger:keep')
  const [paying, setPaying] = useState(false)
  const at = contract.instalments.findIndex((one) => one.id === instalment.id) + 1
  const states = {
    paid: { sign: '●', tone: css.ok, zh: '已付', en: 'paid' },
    payable: { sign: '◆', tone: css.near, zh: '待付', en: 'payable' },
    waiting: { sign: '○', tone: 'meta', zh: `“${milestone.name}”验收后可付`, en: `after ${milestone.name}` },
  }
  const state = states[instalment.state]
  return (
    <div className={css.instalment}>
      <div className="row">
        <span>{t({ zh: `第 ${at} 期 ${instalment.percent}%`, en: `No. ${at}, ${instalment.percent}%` })}</span>
        <b>{t({ zh: `${groupDigits(instalment.due)} 元`, en: `${groupDigits(instalment.due)} yuan` })}</b>
        <span className={state.tone}>
          {state.sign} {t(state)}
        </span>
        {mayKeep && instalment.state === 'payable' && !paying ? (
          <Button size="small" type="primary" onClick={() => setPaying(true)}>
            {t({ zh: `登记第 ${at} 期付款`, en: `Record payment ${at}` })}
          </Button>
        ) : null}
      </div>
      {instalment.paid ? (
        <div>
          {t({
            zh: `${instalment.paidOn} 支付 ${groupDigits(instalment.paid)} 元，凭证 ${instalment.vouchers.join('、')}`,
            en: `${groupDigits(instalment.paid)} yuan on ${instalment.paidOn}, voucher ${instalment.vouchers.join(', ')}`,
          })}
          {instalment.differenceReason ? (
            <span className="over">
              {t({ zh: `；差额原因：${instalment.differenceReason}`, en: `; why: ${instalment.differenceReason}` })}
            </span>
          ) : null}
        </div>
      ) : null}
      {paying ? <PayForm contract={contract} instalment={instalment} onClose={() => setPaying(false)} /> : null}
    </div>
  )
}
