import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mask } from './mask.ts'
import type { PersonalKind } from './normal-form.ts'

const ROWS: [PersonalKind, string, string][] = [
  ['name', '张明', '张*'],
  ['name', '张小明', '张*明'],
  ['name', '张王小明', '张**明'],
  ['name', '欧阳锋', '欧阳*'],
  ['name', '欧阳娜娜', '欧阳*娜'],
  ['name', '欧阳', '欧*'],
  ['name', '买买提·吐尔逊', '买***'],
  ['name', 'John Smith', 'J***'],
  ['name', '王女士', '王女士'],
  ['name', '张', '*'],
  ['name', '  ', ''],
  ['phone', '13812345678', '138****5678'],
  ['phone', '+86 138-1234-5678', '138****5678'],
  ['phone', '１３８１２３４５６７８', '138****5678'],
  ['phone', '010-65125678', '010-****5678'],
  ['phone', '12345', '*****'],
  ['landline', '010-65125678', '010-****5678'],
  ['landline', '（027）8777 5678', '027-****5678'],
  ['landline', '07175175678', '0717-***5678'],
  ['landline', '82835678-801', '*******8801'],
  ['idNumber', '110105199003071234', '110***********1234'],
  ['idNumber', '11010519900307123x', '110***********123X'],
  ['idNumber', '110105900307123', '110********7123'],
  ['idNumber', 'E12345678', 'E******78'],
  ['plate', '鄂A128X9', '鄂A**8X9'],
  ['plate', '鄂a·d12345', '鄂A***345'],
  ['email', 'abc@x.cn', 'a***@x.cn'],
  ['email', 'nonsense', '***'],
  ['bank', '6222 0212 3456 7890 123', '***************0123'],
  ['bank', '1234', '****'],
  ['address', '幸福路12号阳光小区3栋2单元501室', '幸福路12号阳光小区**栋**'],
  ['address', '阳光小区12号楼1单元', '阳光小区**号楼**'],
  ['address', '星光大厦B座1203', '星光大厦**座**'],
  ['address', '幸福小区2单元501室', '幸福小区**'],
  ['address', '阳光小区3-2-501', '阳光小区**'],
  ['address', '红星村三组15号', '红星村三组**号'],
  ['address', '解放公园东门', '解放公园东门'],
]

for (const [kind, text, shown] of ROWS)
  test(`${kind} “${text}” 显示为 “${shown}”`, () => assert.equal(mask(kind, text), shown))
