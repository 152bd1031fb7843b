import { serverPlug } from '#platform/plug.ts'
import card from '../module.ts'
import { seedLedger } from './seed.ts'

export default serverPlug({ card, handlers: [], seed: seedLedger })
