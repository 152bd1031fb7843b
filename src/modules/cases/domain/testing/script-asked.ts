import type { CaseCommand, CommandType } from '../command.ts'
import { supervisionLevels } from '../enums.ts'

/** Supervision, notices, pre-call-back and what follows an end, filled in like the rest. */
export function askedCommand(type: CommandType, pick: (n: number) => number): CaseCommand | null {
  switch (type) {
    case 'urge':
    case 'remind':
      return { type, text: '请尽快办理' }
    case 'instruct':
      return { type, text: '批示', needsReply: pick(3) > 0 }
    case 'supervise':
      return { type, level: supervisionLevels[pick(3)]!, reason: '久拖未办' }
    case 'closeSupervision':
    case 'reconsider':
      return { type, reason: '理由' }
    case 'replyUrge':
    case 'replyReminder':
    case 'replySupervision':
    case 'replyInstruction':
      return { type, text: '正在办理' }
    case 'preCallback': {
      const good = pick(3) > 0
      return { type, contacted: true, solved: good, satisfied: good }
    }
    case 'archive':
      return { type }
    case 'setExclusion':
      return { type, exclusion: pick(2) === 0 ? 'objective' : 'none', proposedBy: 'somebody' }
    default:
      return null
  }
}
