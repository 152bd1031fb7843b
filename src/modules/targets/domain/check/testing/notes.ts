import { all, type Change, number, own, put, total, words } from './planting.ts'

/** What is told beside the sheet and is no fault: of what the clean sheets say anyway, nothing more and nothing less. */
export const NOTES: readonly [string, Change, string][] = [
  ['总分位数比各项少', total('px', 90.7), 'px total-precision total'],
  [
    '未达标，按比例扣分，写了原因',
    all(
      own('wh', '故障修复率', 'actual', number('97%', 97, '%')),
      own('wh', '故障修复率', 'score', 14.85),
      put('projects', 'wh', 'deviationReasons', '备件晚到'),
      total('wh', 99.35),
    ),
    'wh missed-target 故障修复率',
  ],
  [
    '部分达成，得分在档内，写了原因',
    all(
      own('wh', '调度效率', 'actual', words('持平')),
      own('wh', '调度效率', 'score', 24),
      put('projects', 'wh', 'deviationReasons', '新系统年底才上线'),
      total('wh', 93.5),
    ),
    'wh qualitative-partly-met 调度效率',
  ],
  [
    '已达成，在第一档内扣分',
    all(own('px', '培训进度', 'score', 9), total('px', 89.67)),
    'px deduction-within-tier 培训进度',
  ],
  ['年度没有结束就签字', put('projects', 'wh', 'signedOnPrinted', '2025-06-30'), 'wh signature-date signature'],
  ['填报一个多月后才签字', put('projects', 'wh', 'signedOnPrinted', '2026-05-20'), 'wh signature-date signature'],
  ['表名是另一个项目的', put('projects', 'px', 'sheetTitle', '调度平台运维绩效自评表'), 'px sheet-title title'],
]
