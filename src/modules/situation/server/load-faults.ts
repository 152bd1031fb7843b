import { fault } from '#core/fault.ts'

export const loadFaults = {
  fileMissing: () =>
    fault('file-missing', {
      status: 400,
      zh: '没有收到文件。请选择文件后再载入。',
      en: 'No file was received. Choose one and load again.',
    }),
  busy: (zh: string, en: string) =>
    fault('layer-load-running', {
      status: 409,
      zh: `“${zh}”正在载入另一个文件。请等它完成，或先停止它。`,
      en: `Another file is being loaded into ${en}. Wait for it, or stop it first.`,
    }),
  unknown: () =>
    fault('layer-load-unknown', {
      status: 404,
      zh: '没有这次载入。请从载入记录中选择。',
      en: 'There is no such load. Choose one from the list.',
    }),
  ended: () =>
    fault('layer-load-ended', {
      status: 422,
      zh: '这次载入已经结束，不能停止。需要撤回时请恢复到早先版本。',
      en: 'This load has ended and cannot be stopped. To take it back, restore an earlier version.',
    }),
  badDate: () =>
    fault('data-date', {
      status: 400,
      zh: '数据日期应为不晚于今天的日期，如 2026-11-21。',
      en: 'The day of the data must be a date not after today, such as 2026-11-21.',
      fields: [{ field: 'dataAt', zh: '应不晚于今天', en: 'not after today' }],
    }),
}
