import type { Scope } from '#core/scope.ts'
import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import { unitInScope } from './sight-store.ts'

/** Whether something of one's own units names the file: a contract, an acceptance, or an input of a saving. */
export async function isNamedDocument(db: Executor, fileId: string, scope: Scope): Promise<boolean> {
  const inScope = unitInScope(sql`t.unit`, scope)
  const found = await db.many(sql`
    select 1 from (
      select p.unit from ledger.contract c join ledger.project p on p.id = c.project_id where c.document_id = ${fileId}
      union all
      select p.unit from ledger.milestone m join ledger.contract c on c.id = m.contract_id join ledger.project p on p.id = c.project_id
       where m.accepted_document_id = ${fileId}
      union all
      select s.unit from ledger.saving s where s.inputs @> ${JSON.stringify([{ documentId: fileId }])}::jsonb
    ) t where ${inScope} limit 1`)
  return found.length > 0
}
