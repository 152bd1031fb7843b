import { toRfc3339 } from '#core/time/local.ts'
import type { Clock } from '../clock-words.ts'
import type { CaseLine } from './case-line.ts'
import type { Step } from './walk-record.ts'

type Notices = Pick<CaseLine, 'urges' | 'reminders' | 'supervisions'>

/** Urges, reminder notes and supervisions with their answers; `centreUnit` where a post of the centre was addressed. */
export function exportNotices(steps: readonly Step[], clocks: readonly Clock[], centreUnit: string): Notices {
  const found: Notices = { urges: [], reminders: [], supervisions: [] }
  const replyDueOf = (id: string): string | null => {
    const due = clocks.find(({ subjectId }) => subjectId === id)?.dueMs
    return due === null || due === undefined ? null : toRfc3339(due)
  }
  const answer = <T extends { id: string; repliedAt: string | null }>(list: readonly T[], id: string, at: string) => {
    const one = list.findLast((each) => each.id === id)
    if (one) one.repliedAt ??= at
  }
  for (const { event, after } of steps) {
    const at = toRfc3339(event.at)
    const lead = after.orders.findLast(({ role }) => role === 'lead')?.unit ?? centreUnit
    switch (event.type) {
      case 'Urged': {
        const { id, unit } = event.notice
        const targetUnit = unit ?? centreUnit
        const isAuto = event.by === null
        // An urge by the rules is owed the moment that its warning rises; a free one has no limit.
        found.urges.push({
          id,
          at,
          issueDueAt: null,
          auto: isAuto,
          targetUnit,
          replyDueAt: replyDueOf(id),
          repliedAt: null,
        })
        break
      }
      case 'UrgeReplied':
        answer(found.urges, event.noticeId, at)
        break
      case 'ReminderIssued': {
        const { id, unit } = event.notice
        found.reminders.push({ id, at, targetUnit: unit ?? lead, replyDueAt: replyDueOf(id), repliedAt: null })
        break
      }
      case 'ReminderReplied':
        answer(found.reminders, event.noticeId, at)
        break
      case 'SupervisionOpened': {
        const { id, level, form, unit } = event.supervision
        found.supervisions.push({
          id,
          level,
          form,
          openedAt: at,
          issueDueAt: null,
          targetUnit: unit ?? lead,
          replyDueAt: replyDueOf(id),
          repliedAt: null,
          closedAt: null,
        })
        break
      }
      case 'SupervisionReplied':
        answer(found.supervisions, event.supervisionId, at)
        break
      case 'SupervisionClosed':
      case 'SupervisionEnded': {
        const one = found.supervisions.findLast(({ id }) => id === event.supervisionId)
        if (one) one.closedAt ??= at
      }
    }
  }
  return found
}
