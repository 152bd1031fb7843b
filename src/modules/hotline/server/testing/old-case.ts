import type { HistoryRow } from '#modules/cases/contract.ts'

/** A closed case of another system, as history brings it in: it never tells when it was filed. */
export function oldCase(channel: string, closedAt: number): HistoryRow {
  return {
    appellant: null,
    command: {
      ...{ type: 'importHistory', to: 'closed', externalNo: 'OLD-1', channel, title: '旧案', text: '旧案。' },
      ...{ category: '200102', urgency: 'normal', appealType: 'complaint', closeKind: 'solved', result: 'solved' },
      ...{ place: { status: 'unresolved' }, answer: '已办。', times: { reportedAt: closedAt - 60_000, closedAt } },
    },
  }
}
