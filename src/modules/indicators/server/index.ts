import { serverPlug } from '#platform/plug.ts'
import card from '../module.ts'

export default serverPlug({ card, handlers: [] })
