import type { Call } from '#platform/call.ts'
import { readTable } from '#platform/tables/read-table.ts'
import type { CaseImport } from '../contract.ts'
import { readRow } from '../domain/import-map.ts'
import { getImportMap } from './import-maps.ts'
import { runImport } from './run-import.ts'

/** The import as the command line uses it. */
export function openCaseImport(): CaseImport {
  return {
    run: async (call, { path, map, ...rest }) => {
      const { config } = (call as Call).runtime
      return runImport(call as Call, { ...rest, source: { path }, map: await getImportMap(config, map) })
    },
    async *read(call, { path, map }) {
      const reading = await getImportMap((call as Call).runtime.config, map)
      for await (const source of readTable({ path })) {
        const found = source.fault ? null : readRow(reading, source.values)
        if (found?.ok) yield found.row
      }
    },
  }
}
