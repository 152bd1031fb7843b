import { fault } from '#core/fault.ts'
import { handle } from '#platform/plug.ts'
import { listChoices, listReportRows, listSources, reportSources, runReport } from '../contract.ts'
import { rowsBehind } from './query-store.ts'
import { readReports } from './read-reports-store.ts'
import { askedOf, openStores, prepareQuery, runQuery } from './run-query.ts'
import { cardFor } from './source-room.ts'

const ROWS = 50

export const listSourcesHandler = handle(listSources, async (_input, call) => ({
  items: call.runtime
    .use(reportSources)
    .all()
    .flatMap((source) => cardFor(call, source) ?? []),
}))

export const listChoicesHandler = handle(listChoices, async ({ source: id, field }, call) => {
  const source = call.runtime.use(reportSources).find(id)
  const known = source && cardFor(call, source)?.fields.some((one) => one.id === field)
  if (!source || !known)
    throw fault('report-field', {
      status: 404,
      zh: '没有这个字段，请从列表中选。',
      en: 'There is no such field: choose one of the list.',
    })
  const items = source.choices(call, field) ?? []
  return { items: items.map(({ key, zh, en }) => ({ key, zh, en })) }
})

export const runReportHandler = handle(runReport, async ({ query }, call) => runQuery(call, prepareQuery(call, query)))

export const listReportRowsHandler = handle(listReportRows, async ({ query, keys, part, limit }, call) => {
  const prepared = prepareQuery(call, query)
  const { source, isPersonal } = prepared
  if (!source.open || (source.mayOpen && !call.may(source.mayOpen)))
    throw fault('report-rows', {
      status: 403,
      zh: '你的岗位只看统计，不看明细。需要明细请找有“查看案件”权限的岗位。',
      en: 'Your post sees figures, not single rows. Ask a post that may see them.',
    })
  const wrong = keys !== undefined && keys.length !== query.groups.length
  const measure = part === undefined ? undefined : query.measures[part.measure]
  if (wrong || (part !== undefined && measure === undefined))
    throw fault('report-cell', {
      status: 422,
      zh: '报表里没有这个格子，请重新运行后再点开。',
      en: 'The report has no such cell: run it again and open it from there.',
    })
  if (isPersonal) await mustBeShown(call, prepared, keys ?? null)
  const found = await readReports(call.runtime.db, async (tx) => {
    const asked = askedOf(prepared)
    const scopes = source.mayOpen ? [...asked.scopes, call.scope(source.mayOpen)] : asked.scopes
    const most = limit ?? ROWS
    const behind = { keys: keys ?? null, part: part && measure ? { measure, of: part.of } : null }
    const found = { total: 0, ids: [] as string[] }
    // What lies in the history is older than what does not.
    for (const { db, source: rows } of await openStores(call, tx, prepared)) {
      const some = await rowsBehind(
        db,
        { ...asked, source: rows, scopes },
        { ...behind, limit: most - found.ids.length },
      )
      found.total += some.total
      found.ids.push(...some.ids)
    }
    return found
  })
  return { total: found.total, items: await source.open(call, found.ids) }
})

/** A figure that is hidden is not opened either: its rows would tell what it hides. */
async function mustBeShown(
  call: Parameters<typeof prepareQuery>[0],
  prepared: ReturnType<typeof prepareQuery>,
  keys: readonly (string | null)[] | null,
): Promise<void> {
  const { rows, total } = await runQuery(call, { ...prepared, query: { ...prepared.query, limit: 1000, compare: [] } })
  const wanted = JSON.stringify(keys)
  const cells =
    keys === null || keys.length === 0 ? total : rows.find((row) => JSON.stringify(row.keys) === wanted)?.cells
  if (cells?.some(({ hidden }) => !hidden)) return
  throw fault('report-hidden', {
    status: 403,
    zh: '这个数字涉及的人少于 5 个，或可由它推算出来，不展开明细。请放大范围。',
    en: 'This figure tells of fewer than five persons, or such a figure can be reckoned from it: widen the report.',
  })
}
