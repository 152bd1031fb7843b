import { provide, serverPlug } from '#platform/plug.ts'
import { bulletinPress } from '../contract.ts'
import card from '../module.ts'
import { correctBulletinHandler, produceBulletinHandler, saveWordsHandler } from './change-bulletin.ts'
import { listBehindFigureHandler } from './list-behind.ts'
import { openPress } from './open-press.ts'
import { produceDue } from './produce-due.ts'
import {
  getBulletinFileHandler,
  getBulletinHandler,
  getBulletinYearHandler,
  listBulletinsHandler,
} from './read-bulletins.ts'
import { seed } from './seed.ts'
import { signBulletinHandler } from './sign-bulletin.ts'
import { listStandingTopicsHandler, saveStandingTopicHandler } from './standing.ts'
import { openTemplateRoom, templateRoom } from './template-room.ts'
import { listTemplatesHandler, previewTemplateHandler } from './templates.ts'

export default serverPlug({
  card,
  handlers: [
    listBulletinsHandler,
    getBulletinHandler,
    getBulletinFileHandler,
    listBehindFigureHandler,
    produceBulletinHandler,
    saveWordsHandler,
    signBulletinHandler,
    correctBulletinHandler,
    getBulletinYearHandler,
    listTemplatesHandler,
    previewTemplateHandler,
    listStandingTopicsHandler,
    saveStandingTopicHandler,
  ],
  pulses: [produceDue],
  provides: [provide(templateRoom, openTemplateRoom), provide(bulletinPress, openPress)],
  seed,
  start: (runtime) => runtime.use(templateRoom).load(),
})
