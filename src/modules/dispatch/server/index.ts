import { serverPlug } from '#platform/plug.ts'
import card from '../module.ts'
import { proposeUnitsHandler } from './propose-units.ts'
import { viewBoardHandler } from './view-board.ts'

export default serverPlug({ card, handlers: [proposeUnitsHandler, viewBoardHandler] })
