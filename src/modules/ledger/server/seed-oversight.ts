import { exact } from '#core/number/exact.ts'
import { DAY_MS, localDate, localDay, yearOfDay } from '#core/time/local.ts'
import { type PersonEntry, personBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import type { Executor } from '#platform/db/database.ts'
import type { Seed } from '#platform/plug.ts'
import { saveSetting } from '#platform/settings/setting-store.ts'
import type { FormulaText } from '../contract.ts'
import type { CostRules } from '../domain/costs/cost-rules.ts'
import { HEAD_KINDS } from '../domain/costs/cost-rules.ts'
import { type DemoOversight, named } from '../domain/demo-oversight.ts'
import { answerDay } from '../domain/questions/question.ts'
import { checkFormula } from '../domain/savings/compute-saving.ts'
import { centreOf } from './centre-of.ts'
import { COST_RULES } from './cost-rules.ts'
import { findHeadsYear, saveHeads } from './cost-store.ts'
import { addFormulas, listFormulaRows } from './formula-store.ts'
import { addEntry, addQuestion, listQuestionRows, nextQuestionNumber, setQuestionState } from './question-store.ts'
import { listSavingRows, saveSavingRow } from './saving-store.ts'
import { seedContracts } from './seed-contracts.ts'
import { findSeenProject } from './sight-store.ts'

type CostFile = CostRules & { formulas: (FormulaText & { key: string })[] }

/** What counts as which cost, and formulas of savings; for the demonstration a contract, questions, heads and savings. */
export const seedOversight: Seed = async (call, district, mode, progress) => {
  const { formulas, ...rules } = await district.get<CostFile>('ledger-costs')
  for (const formula of formulas) {
    const checked = checkFormula(formula)
    if (!checked.ok) throw new Error(`ledger-costs.json, ${formula.key}: ${checked.fault.zh}`)
  }
  const demo = mode === 'demo' ? await district.find<DemoOversight>('demo-oversight') : null
  await call.runtime.db.tx(async (tx) => {
    await saveSetting(tx, COST_RULES, rules)
    await addFormulas(
      tx,
      formulas.map((formula) => ({ ...formula, id: call.newId() })),
      call.nowMs,
    )
    if (!demo) return
    await seedContracts(call, tx, demo.contracts)
    await seedQuestions(call, tx, demo, rules.answerWithinDays)
    await seedHeads(call, tx, demo)
    await seedSavings(call, tx, demo)
  })
  progress(`财务台账：${formulas.length} 个节约公式${demo ? `、${demo.contracts.length} 份演示合同` : ''}`)
}

const ALL = { all: true, areas: [], units: [] }
const thisYear = (call: Call) => yearOfDay(localDay(call.nowMs))

/** The first person who holds a post of the centre. */
function holder(call: Call, post: string): PersonEntry {
  const persons = call.runtime.use(personBook)
  const found = persons.find(persons.holders(post, centreOf(call))[0] ?? '')
  if (!found) throw new Error(`nobody holds ${post}`)
  return found
}

async function seedQuestions(call: Call, tx: Executor, demo: DemoOversight, within: number): Promise<void> {
  const any = { id: null, state: null, overdue: null, projectId: null, text: null, before: null }
  const there = await listQuestionRows(tx, {
    ...any,
    sight: { answers: ALL, asker: null },
    today: localDate(call.nowMs),
    limit: 1,
  })
  if (there.length > 0) return
  const [deputy, finance] = [holder(call, 'deputy'), holder(call, 'financeOfficer')]
  for (const { askedDaysAgo, text, answer, ...given } of demo.questions) {
    const project = await findSeenProject(tx, given.project, ALL)
    if (!project) continue
    const askedMs = call.nowMs - askedDaysAgo * DAY_MS
    const id = call.newId()
    const year = yearOfDay(localDay(askedMs))
    await addQuestion(tx, {
      id,
      no: `询〔${year}〕${await nextQuestionNumber(tx, year)}号`,
      projectId: project.id,
      tableKey: null,
      year: thisYear(call) + given.year,
      figure: given.figure,
      byId: deputy.id,
      byName: deputy.name,
      answerBy: answerDay(localDate(askedMs), within),
      nowMs: askedMs,
    })
    const said = { questionId: id, byId: deputy.id, byName: deputy.name, byPost: 'deputy' }
    await addEntry(tx, { ...said, n: 1, kind: 'question', text, nowMs: askedMs })
    if (!answer) continue
    const atMs = call.nowMs - answer.daysAgo * DAY_MS
    const answered = { questionId: id, byId: finance.id, byName: finance.name, byPost: 'financeOfficer' }
    await addEntry(tx, { ...answered, n: 2, kind: 'answer', text: answer.text, nowMs: atMs })
    await setQuestionState(tx, id, 'answered', null, atMs)
  }
}

async function seedHeads(call: Call, tx: Executor, demo: DemoOversight): Promise<void> {
  const unit = centreOf(call)
  const thisMonth = localDate(call.nowMs).slice(0, 7)
  for (const { year: offset, ...heads } of demo.headcounts) {
    const year = thisYear(call) + offset
    if (await findHeadsYear(tx, unit, year)) continue
    const rows = HEAD_KINDS.flatMap((kind) =>
      heads[kind].flatMap((count, at) =>
        `${year}-${`${at + 1}`.padStart(2, '0')}` <= thisMonth ? { month: at + 1, kind, heads: count } : [],
      ),
    )
    if (rows.length > 0) await saveHeads(tx, unit, year, rows, call.nowMs)
  }
}

async function seedSavings(call: Call, tx: Executor, demo: DemoOversight): Promise<void> {
  const there = await listSavingRows(tx, { scope: ALL, id: null, unit: null, year: null, before: null, limit: 1 })
  if (there.length > 0) return
  const finance = holder(call, 'financeOfficer')
  const formulas = await listFormulaRows(tx)
  for (const { formula: key, year: offset, title, project, inputs } of demo.savings) {
    const found = formulas.find((one) => one.key === key)
    if (!found) throw new Error(`demo-oversight.json: there is no formula ${key}`)
    const { id: formulaId, key: _, version: __, savedMs: ___, ...formula } = found
    const year = thisYear(call) + offset
    await saveSavingRow(
      tx,
      {
        id: call.newId(),
        unit: centreOf(call),
        year,
        projectId: project ? ((await findSeenProject(tx, project, ALL))?.id ?? null) : null,
        title,
        formulaId,
        formula,
        inputs: inputs.map((one) => ({ ...one, value: exactText(one.value), source: named(one.source, year) })),
        byId: finance.id,
        byName: finance.name,
      },
      call.nowMs,
    )
  }
}

/** Refuses a file whose inputs are no numbers. */
function exactText(text: string): string {
  exact(text)
  return text
}
