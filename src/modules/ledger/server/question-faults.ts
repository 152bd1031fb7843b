import { fault } from '#core/fault.ts'

export const questionFaults = {
  notFound: () =>
    fault('question-not-found', {
      status: 404,
      zh: '没有找到这项询问，或不在您的查看范围。请刷新列表。',
      en: 'There is no such question, or it is not for you to see. Refresh the list.',
    }),
  aboutWhat: () =>
    fault('question-about', {
      status: 422,
      zh: '询问须针对一个项目或一张表。请选一项。',
      en: 'A question is about one project or one table. Choose one of them.',
    }),
  asked: () =>
    fault('question-asked', {
      status: 409,
      zh: '这项询问已提出。请刷新查看。',
      en: 'This question has been asked. Refresh to see it.',
    }),
}
