import { fault } from '#core/fault.ts'

export const activityFaults = {
  notFound: () =>
    fault('activity-not-found', {
      status: 404,
      zh: '没有找到这份记录或不在您的管辖范围。请核对编号。',
      en: 'There is no such record, or it is outside your area.',
    }),
  closed: (no: string) =>
    fault('activity-closed', {
      status: 409,
      zh: `${no} 已办结，不能再改。需要补充的请另行登记。`,
      en: `${no} is closed and cannot be changed. Make another record.`,
    }),
  kindChanged: () =>
    fault('activity-kind', {
      status: 422,
      zh: '已编号的记录不能改种类。请另行登记。',
      en: 'A record that has its number keeps its kind. Make another record.',
    }),
  stale: () =>
    fault('stale-version', {
      status: 409,
      zh: '记录刚被他人更新。请刷新后核对再提交。',
      en: 'Somebody has just changed this record. Refresh, check and submit again.',
    }),
  unitUnknown: (unit: string) =>
    fault('unit-unknown', {
      status: 422,
      zh: `没有在用的单位“${unit}”。请从列表中选择。`,
      en: `There is no active unit ${unit}. Choose one from the list.`,
    }),
  heldTooLate: () =>
    fault('activity-time', {
      status: 422,
      zh: '召开时间晚于现在。请在现场督办或会议之后登记。',
      en: 'The time lies ahead. Record it after it has been held.',
    }),
  noSuchDay: () =>
    fault('activity-day', {
      status: 422,
      zh: '督办事项的期限不是有效日期。请重新选择日期。',
      en: 'The day by which a task is due does not exist. Choose another.',
    }),
  taskTwice: () =>
    fault('task-twice', {
      status: 422,
      zh: '同一督办事项填了两次。请删去重复的一项。',
      en: 'One task stands there twice. Remove one of them.',
    }),
  tasksOpen: (count: number) =>
    fault('tasks-open', {
      status: 422,
      zh: `还有 ${count} 项督办事项未答复。请等待答复，或写明办结理由。`,
      en: `${count} tasks are not answered. Wait for the answers, or write down why it is closed.`,
    }),
  taskNotYours: () =>
    fault('task-not-yours', {
      status: 403,
      zh: '这项督办事项由其他单位答复。请联系该单位办理。',
      en: 'This task is for another unit to answer.',
    }),
  taskAnswered: () =>
    fault('task-answered', {
      status: 409,
      zh: '这项督办事项已答复。请刷新查看。',
      en: 'This task has been answered. Refresh to see it.',
    }),
  taskNotFound: () =>
    fault('task-not-found', {
      status: 404,
      zh: '没有找到这项督办事项。请刷新列表。',
      en: 'There is no such task. Refresh the list.',
    }),
}
