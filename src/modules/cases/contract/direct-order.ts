import { Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { CommandAnswer, intake, remarks } from './inputs.ts'
import { Instant, Sentence, Unit } from './words.ts'

/** A city order straight to a unit of the district; delivered again it answers with the first case. */
export const receiveDirectOrder = operation({
  name: 'cases.receiveDirectOrder',
  http: 'POST /cases/direct-orders',
  title: { zh: '接收市直派工单', en: 'Receive a direct order' },
  may: 'cases:receive-direct-order',
  reach: 'district',
  journal: 'own',
  in: Type.Object({
    ...intake,
    channel: Type.Optional(Type.String({ maxLength: 40, description: 'upperPlatform unless told' })),
    externalNo: Sentence(80),
    lead: Unit,
    givenDue: Instant,
    messageNo: Type.Optional(Sentence(80)),
    ...remarks,
  }),
  out: CommandAnswer,
})
