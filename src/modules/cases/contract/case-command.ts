import { type TProperties, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import type { CommandType } from '../domain/command.ts'
import { CommandAnswer, remarks } from './inputs.ts'
import { CaseRef } from './words.ts'

const kebab = (type: string) => type.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** A command on one case: `POST /cases/{id}/<command>`. Its rules are the row of that name in domain/lifecycle-table. */
export function caseCommand<T extends CommandType, P extends TProperties>(type: T, zh: string, en: string, fields: P) {
  return operation({
    name: `cases.${type}`,
    http: `POST /cases/{id}/${kebab(type)}`,
    title: { zh, en },
    may: `cases:${kebab(type)}`,
    reach: 'area',
    journal: 'own',
    in: Type.Object({ id: CaseRef, ...fields, ...remarks }),
    out: CommandAnswer,
  })
}
