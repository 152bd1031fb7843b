import { useCommand } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import {
  type AdjustmentRow,
  type BudgetLineRow,
  correctAdjustment,
  type EstimateRow,
  type PaymentRow,
  type ProcurementRow,
  removeBudgetLine,
  removeEstimate,
  removeProcurement,
  reversePayment,
} from '../../contract.ts'
import { groupDigits } from '../group-digits.ts'
import { ReasonForm } from './reason-form.tsx'

/** What somebody wants to take back or remove. */
export type Taken =
  | { kind: 'payment'; payment: PaymentRow }
  | { kind: 'adjustment'; adjustment: AdjustmentRow }
  | { kind: 'line'; line: BudgetLineRow }
  | { kind: 'estimate'; estimate: EstimateRow }
  | { kind: 'procurement'; procurement: ProcurementRow }

/** Payments and adjustments are taken back by a line of their own; drafts are removed, with a trace. */
export function TakeBack({ taken, onClose }: { taken: Taken; onClose(): void }) {
  const { t } = useWords()
  const payment = useCommand(reversePayment)
  const adjustment = useCommand(correctAdjustment)
  const line = useCommand(removeBudgetLine)
  const estimate = useCommand(removeEstimate)
  const procurement = useCommand(removeProcurement)
  switch (taken.kind) {
    case 'payment':
      return (
        <ReasonForm
          title={{ zh: '冲销支付', en: 'Take a payment back' }}
          verb={{ zh: '冲销这笔支付', en: 'Take it back' }}
          done={{ zh: '已冲销', en: 'Taken back' }}
          about={t({
            zh: `${taken.payment.paidOn} 支付 ${taken.payment.payee} ${groupDigits(taken.payment.amount)} 元。原记录保留，另记一笔负数。`,
            en: `${groupDigits(taken.payment.amount)} yuan to ${taken.payment.payee}. The record stays, a second one takes it back.`,
          })}
          command={payment}
          inputOf={(reason) => ({ id: taken.payment.id, reason })}
          onClose={onClose}
        />
      )
    case 'adjustment':
      return (
        <ReasonForm
          title={{ zh: '冲销调整', en: 'Take an adjustment back' }}
          verb={{ zh: '冲销这笔调整', en: 'Take it back' }}
          done={{ zh: '已冲销', en: 'Taken back' }}
          about={t({
            zh: `${taken.adjustment.documentNo} 调整 ${groupDigits(taken.adjustment.amount)} 元。原记录保留，另记一笔相反的。`,
            en: `${taken.adjustment.documentNo}: ${groupDigits(taken.adjustment.amount)} yuan. The record stays, a second one takes it back.`,
          })}
          command={adjustment}
          inputOf={(reason) => ({ id: taken.adjustment.id, reason })}
          onClose={onClose}
        />
      )
    case 'line':
      return (
        <ReasonForm
          title={{ zh: '删除预算行', en: 'Remove a line' }}
          verb={{ zh: '删除这条预算', en: 'Remove it' }}
          done={{ zh: '已删除', en: 'Removed' }}
          about={`${taken.line.sourceName} ${taken.line.economicName} ${groupDigits(taken.line.initial)}`}
          command={line}
          inputOf={(why) => ({ id: taken.line.id, why })}
          onClose={onClose}
        />
      )
    case 'estimate':
      return (
        <ReasonForm
          title={{ zh: '删除测算明细', en: 'Remove an estimate' }}
          verb={{ zh: '删除这条明细', en: 'Remove it' }}
          done={{ zh: '已删除', en: 'Removed' }}
          about={`${taken.estimate.activity} ${groupDigits(taken.estimate.amount)}`}
          command={estimate}
          inputOf={(why) => ({ id: taken.estimate.id, why })}
          onClose={onClose}
        />
      )
    case 'procurement':
      return (
        <ReasonForm
          title={{ zh: '删除采购', en: 'Remove a purchase' }}
          verb={{ zh: '删除这条采购', en: 'Remove it' }}
          done={{ zh: '已删除', en: 'Removed' }}
          about={`${taken.procurement.name} ${groupDigits(taken.procurement.amount)}`}
          command={procurement}
          inputOf={(why) => ({ id: taken.procurement.id, why })}
          onClose={onClose}
        />
      )
  }
}
