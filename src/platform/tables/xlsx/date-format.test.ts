import assert from 'node:assert/strict'
import { test } from 'node:test'
import { excelDate, isDateFormat } from './date-format.ts'

const DATES: [number, boolean, string | number][] = [
  [1, false, '1900-01-01'],
  [59, false, '1900-02-28'],
  [61, false, '1900-03-01'],
  [46085, false, '2026-03-04'],
  [46085.999999999, false, '2026-03-05'],
  [46085.5, false, '2026-03-04T12:00:00'],
  [46085.50000578704, false, '2026-03-04T12:00:00.500'],
  [44623, true, '2026-03-04'],
  [0.75, false, '18:00:00'],
  [2_958_465, false, '9999-12-31'],
  [2_958_466, false, 2_958_466],
  [-1, false, -1],
]
for (const [serial, from1904, shown] of DATES)
  test(`第 ${serial} 天${from1904 ? '（1904 起）' : ''}是 ${shown}`, () =>
    assert.equal(excelDate(serial, from1904), shown))

const FORMATS: [number, string | undefined, boolean][] = [
  [14, undefined, true],
  [31, undefined, true],
  [46, undefined, false],
  [2, undefined, false],
  [164, 'yyyy-mm-dd hh:mm', true],
  [164, 'yyyy"年"m"月"', true],
  [164, '[$-804]aaaa;@', true],
  [164, '[h]:mm:ss', false],
  [164, '0.00"d"', false],
  [164, '#,##0.00_);[Red]\\(#,##0.00\\)', false],
  [164, 'General', false],
  [164, '0\\h', false],
]
for (const [id, code, isDate] of FORMATS)
  test(`格式 ${code ?? id} ${isDate ? '是' : '不是'}日期`, () => assert.equal(isDateFormat(id, code), isDate))
