import { type Fault, fault } from '#core/fault.ts'

/** Faults of a whole table: nothing more can be read. Faults of one row are rows. */

export function tableTooLong(maxRows: number): Fault {
  return fault('table-too-many-rows', {
    status: 413,
    zh: `表格超过 ${maxRows.toLocaleString('en-US')} 行的上限。`,
    en: `The table has more than ${maxRows.toLocaleString('en-US')} rows.`,
    wayOut: { zh: '请拆成几个文件分别导入。', en: 'Split it into several files.' },
  })
}

export function tableTooLarge(): Fault {
  return fault('table-too-large', {
    status: 413,
    zh: '表格展开后过大，已停止读取。',
    en: 'The table is too large when unpacked; reading was stopped.',
    wayOut: { zh: '请拆成几个文件，或另存为 CSV 后再导入。', en: 'Split it, or save it as CSV.' },
  })
}

export function tableUnreadable(zh: string, en: string): Fault {
  return fault('table-unreadable', {
    status: 422,
    zh: `表格无法读取：${zh}`,
    en: `The table can't be read: ${en}`,
    wayOut: {
      zh: '请用办公软件打开后另存为 xlsx 或 UTF-8 的 CSV，再导入。',
      en: 'Open it in an office program, save it as xlsx or CSV (UTF-8), and try again.',
    },
  })
}

export function tableHeaderFault(zh: string, en: string): Fault {
  return fault('table-header', {
    status: 422,
    zh,
    en,
    wayOut: {
      zh: '请使用导入模板，并保证每列只有一个列名。',
      en: 'Use the template, with one title for each column and none twice.',
    },
  })
}
