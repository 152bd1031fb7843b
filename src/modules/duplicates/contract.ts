export {
  GROUP_RULE,
  type GroupRule,
  groupMessages,
  type MessageGroup,
  type TimedMessage,
} from './domain/cluster/group-messages.ts'
export { openRanking, RANK_RULE, type RankRule } from './domain/rank/rank-duplicates.ts'
export { reasonText } from './domain/rank/reason-text.ts'
export type { Report } from './domain/rank/report.ts'
export { readMoment } from './domain/read-moment.ts'
