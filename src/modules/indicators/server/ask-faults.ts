import { fault } from '#core/fault.ts'

export const noIndicator = (id: string) =>
  fault('indicator-unknown', {
    status: 422,
    zh: `没有指标“${id.slice(0, 60)}”，请从指标目录中选。`,
    en: `There is no indicator ${id.slice(0, 60)}: choose one of the book.`,
  })

export const notCounted = (id: string) =>
  fault('indicator-combined', {
    status: 422,
    zh: `“${id.slice(0, 60)}”由其他指标合成，没有自己的案件；请打开它的各个组成指标。`,
    en: `${id.slice(0, 60)} is put together of other indicators and counts no cases itself: open its parts.`,
  })
