import { serverPlug } from '#platform/plug.ts'
import card from '../module.ts'
import { budgetHandlers } from './budget-handlers.ts'
import { oversightHandlers } from './oversight-handlers.ts'
import { seedLedger } from './seed.ts'

export default serverPlug({ card, handlers: [...budgetHandlers, ...oversightHandlers], seed: seedLedger })
