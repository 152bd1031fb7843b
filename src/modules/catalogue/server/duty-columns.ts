import type { TableColumn } from '#platform/tables/write-table.ts'

/** Columns of a duty table: written by the export, read by the import. Names are for the reader; ids decide. */
export const DUTY_COLUMNS: readonly TableColumn[] = [
  { key: 'code', title: '类别编码', width: 10 },
  { key: 'categoryZh', title: '类别名称', width: 24 },
  { key: 'lead', title: '主办单位标识', width: 20 },
  { key: 'leadZh', title: '主办单位', width: 24 },
  { key: 'coHandlers', title: '协办单位标识', width: 30 },
  { key: 'coHandlersZh', title: '协办单位', width: 36 },
  { key: 'level', title: '层级', width: 8 },
  { key: 'firstReceiver', title: '首接负责', width: 10 },
  { key: 'basisZh', title: '依据', width: 36 },
]

export const LEVEL_ZH = { district: '区级', street: '街道' } as const
