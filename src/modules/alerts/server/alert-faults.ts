import { fault } from '#core/fault.ts'

export const alertFaults = {
  notFound: () =>
    fault('alert-not-found', {
      status: 404,
      zh: '没有这条告警，或不在您的辖区。请从告警列表打开。',
      en: 'There is no such alert in your area. Open it from the list.',
    }),
  dismissed: () =>
    fault('alert-dismissed', {
      status: 422,
      zh: '告警已按不予处理办结，不再交办。同类情况再次出现会成为新的一条。',
      en: 'The alert has been dismissed. If the matter comes again, a new alert begins.',
    }),
  tasked: () =>
    fault('alert-has-task', {
      status: 422,
      zh: '告警已转为任务。请先取消任务，再作不予处理。',
      en: 'The alert has become a task. Cancel the task first.',
    }),
  acknowledged: () =>
    fault('alert-acknowledged', {
      status: 422,
      zh: '告警已经确认过。请刷新后继续。',
      en: 'The alert has been acknowledged already. Refresh and go on.',
    }),
  unitUnknown: () =>
    fault('alert-unit', {
      status: 422,
      zh: '没有这个在用单位。请从单位名录中选择。',
      en: 'There is no such active unit. Choose one from the list.',
    }),
  stale: () =>
    fault('stale-version', {
      status: 409,
      zh: '内容刚被他人修改。请刷新后核对再提交。',
      en: 'Somebody has just changed this. Refresh, check and send again.',
    }),
  taskNotFound: () =>
    fault('task-not-found', {
      status: 404,
      zh: '没有这项任务，或不属于您的单位和辖区。请从任务列表打开。',
      en: 'There is no such task of your unit or area. Open it from the list.',
    }),
  taskOver: () =>
    fault('task-over', {
      status: 422,
      zh: '任务已完成或已取消，不能再改。需要继续的，请从告警新建任务。',
      en: 'The task is done or cancelled. Make a new one from its alert to go on.',
    }),
  dueOver: () =>
    fault('task-due', {
      status: 422,
      zh: '完成期限已过。请填今天或以后的日期，最远两年。',
      en: 'This day is over. Give today or later, two years at most.',
      fields: [{ field: 'dueOn', zh: '请填今天或以后的日期，最远两年', en: 'Today or later, two years at most' }],
    }),
  photoMissing: () =>
    fault('photo-missing', {
      status: 422,
      zh: '没有收到照片。请选择一张照片再上传。',
      en: 'No picture came. Choose one and send it.',
    }),
  photoUnknown: () =>
    fault('photo-unknown', {
      status: 422,
      zh: '照片不属于这项任务。请在本任务内重新上传。',
      en: 'The picture does not belong to this task. Upload it here.',
    }),
  tooManyPhotos: () =>
    fault('photo-many', {
      status: 422,
      zh: '本任务照片已满 60 张。请使用已上传的照片。',
      en: 'This task has 60 pictures already. Use those.',
    }),
  caseOpened: (caseNo: string) =>
    fault('task-case', {
      status: 422,
      zh: `本任务已上报案件 ${caseNo}，请在案件页办理。`,
      en: `Case ${caseNo} has been reported from this task; go on there.`,
    }),
  period: () =>
    fault('assessment-period', {
      status: 422,
      zh: '起止日期不对：结束不早于开始，最长 366 天。请改后重试。',
      en: 'The end must not come before the beginning, and 366 days are the most.',
    }),
}
