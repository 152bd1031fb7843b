import { serverPlug } from '#platform/plug.ts'
import card from '../module.ts'
import { listTriesHandler, recordTryHandler } from './record-try.ts'

export default serverPlug({ card, handlers: [recordTryHandler, listTriesHandler] })
