import { toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { TABLE_MIME, writeTable } from '#platform/tables/write-table.ts'
import { exportTargets, type PlanSubject, type TargetRow } from '../contract.ts'
import { DIRECTION_NAMES, STATE_NAMES } from '../domain/target.ts'
import { subjectsOf } from './get-year.ts'

const COLUMNS = (
  [
    ['project', '项目', 28],
    ['goal', '绩效目标', 40],
    ['level1', '一级指标', 12],
    ['level2', '二级指标', 16],
    ['level3', '三级指标', 28],
    ['printed', '目标值', 20],
    ['direction', '方向', 8],
    ['weight', '权重（分）', 10],
    ['weightInForce', '现行权重（分）', 14],
    ['basis', '依据', 40],
    ['previous2', '前年', 14],
    ['previous1', '上年', 14],
    ['state', '状态', 10],
  ] as const
).map(([key, title, width]) => ({ key, title, width }))

/** Every target of the year that the caller sees, as filtered. */
export const exportTargetsHandler = handle(exportTargets, async ({ year, state, text, format = 'xlsx' }, call) => {
  const subjects = await subjectsOf(call, year)
  const part = text?.trim()
  const rows = subjects.flatMap((subject) =>
    subject.targets
      .filter((target) => (!state || target.state === state) && (!part || holds(subject, target, part)))
      .map((target) => rowOf(subject, target)),
  )
  const stamp = toRfc3339(call.nowMs).slice(0, 16).replaceAll(/[-:T]/g, '')
  return {
    name: `${year}年绩效目标-${stamp}.${format}`,
    mime: TABLE_MIME[format],
    stream: writeTable(rows, { format, columns: COLUMNS, sheetName: `${year}年` }),
  }
})

const holds = (subject: PlanSubject, { level3, printed, basis }: TargetRow, part: string) =>
  [subject.name, level3, printed, basis].some((one) => one.includes(part))

function rowOf(subject: PlanSubject, target: TargetRow) {
  const { level1, level2, level3, printed, weight, weightInForce, basis, previous1, previous2 } = target
  return {
    project: subject.name,
    goal: subject.goals.find((goal) => goal.id === target.goalId)?.text ?? null,
    level1,
    level2,
    level3,
    printed,
    direction: target.direction && DIRECTION_NAMES[target.direction].zh,
    weight,
    weightInForce,
    basis,
    previous1,
    previous2,
    state: STATE_NAMES[target.state].zh,
  }
}
