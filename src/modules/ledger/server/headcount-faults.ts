import { fault } from '#core/fault.ts'

export const headcountFaults = {
  monthTwice: () =>
    fault('month-twice', {
      status: 422,
      zh: '同一个月填了两次。请删去一行。',
      en: 'One month stands there twice. Remove one of the lines.',
    }),
  monthAhead: (month: number) =>
    fault('month-ahead', {
      status: 422,
      zh: `${month}月还没有到，不能登记人数。请清空该月。`,
      en: `Month ${month} lies ahead: leave it empty.`,
    }),
}
