import { job } from '#platform/plug.ts'
import { clearOldNotices } from './notice-store.ts'

export const clearOld = job('notices.clearOld', (_payload, call) => clearOldNotices(call.db, call.nowMs), '40 3 * * *')
