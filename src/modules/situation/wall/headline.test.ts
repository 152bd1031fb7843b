import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Figure, Picture } from '../contract.ts'
import { changeOf, deadlineHeadline, overviewHeadline, worstStreet } from './headline.ts'

const LEAST = 30
const figure = (zh: string, value: number | null, lastWeek: number | null = null) =>
  ({ zh, en: zh, value, lastWeek }) as Figure
const street = (zh: string, overdue: number, rank: number | null = null) =>
  ({ zh, en: zh, overdue, rank }) as Picture['streets'][number]
const picture = (part: Partial<Picture>) =>
  ({ streets: [], steps: [], rules: { rankLeast: LEAST }, ...part }) as unknown as Picture

test('more, fewer, the same; nothing where nothing can be compared', () => {
  for (const [value, lastWeek, expected] of [
    [120, 100, { change: 'more', percent: 20 }],
    [80, 100, { change: 'less', percent: 20 }],
    [104, 100, { change: 'same', percent: 4 }],
    [20, 30, { change: 'less', percent: 33 }],
    [54, 29, null],
    [54, 1, null],
    [5, 0, null],
    [null, 100, null],
    [5, null, null],
  ] as const)
    assert.deepEqual(changeOf({ value, lastWeek }, LEAST), expected)
})

test('the sentence of the first scene names the change, how many are overdue, and where most are', () => {
  const two = picture({ streets: [street('东街', 3), street('西街', 9), street('钟楼', 0)] })
  assert.equal(
    overviewHeadline(two, figure('今日受理', 120, 100), figure('超期', 12)).zh,
    '今日受理比上周同日多 20%，超期 12 件，西街最多',
  )
  assert.equal(
    overviewHeadline(picture({}), figure('今日受理', 100, 100), figure('超期', 0)).zh,
    '今日受理与上周同日持平，没有超期',
  )
  assert.equal(overviewHeadline(picture({}), figure('今日受理', 7), figure('超期', 2)).zh, '今日受理 7 件，超期 2 件')
  assert.equal(
    overviewHeadline(picture({}), figure('今日受理', 54, 1), figure('超期', 0)).zh,
    '今日受理 54 件（上周同日 1 件），没有超期',
  )
})

test('the step that is most late; none where none is', () => {
  const steps = [
    { zh: '派遣', en: 'dispatch', overdue: 2 },
    { zh: '处置', en: 'handling', overdue: 5 },
  ] as Picture['steps']
  assert.equal(
    deadlineHeadline(picture({ steps }), figure('将到期', 4)).zh,
    '超期最多的环节是处置，5 件，另有 4 件临期',
  )
  assert.equal(deadlineHeadline(picture({}), figure('将到期', 0)).zh, '各环节都没有超期')
})

test('the worst street is the last that is ranked, not one with too few cases', () => {
  assert.equal(worstStreet([street('东街', 0, 1), street('西街', 0, 2), street('新港', 9)])?.zh, '西街')
  assert.equal(worstStreet([street('新港', 9)]), null)
})
