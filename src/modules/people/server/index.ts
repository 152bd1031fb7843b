import type { Call } from '#platform/call.ts'
import { provide, serverPlug } from '#platform/plug.ts'
import { adminPort, personBook, rosterBook, unitBook } from '../contract.ts'
import card from '../module.ts'
import { assignPostsHandler } from './assign-posts.ts'
import { changePasswordHandler } from './change-password.ts'
import { clearExpired } from './clear-expired.ts'
import { createAdmin } from './create-admin.ts'
import { createKeyHandler } from './create-key.ts'
import { createMachineKey } from './create-machine-key.ts'
import { createPersonHandler } from './create-person.ts'
import { deactivatePersonHandler } from './deactivate-person.ts'
import { deactivateUnitHandler } from './deactivate-unit.ts'
import { desk, openDesk } from './desk.ts'
import { endSessionHandler } from './end-session.ts'
import { exportJournalHandler } from './export-journal.ts'
import { getMeHandler } from './get-me.ts'
import { getOverviewHandler } from './get-overview.ts'
import { getPersonHandler } from './get-person.ts'
import { importPersonsHandler } from './import-persons.ts'
import { importUnitsHandler } from './import-units.ts'
import { listDemoAccountsHandler } from './list-demo-accounts.ts'
import { listJournalHandler } from './list-journal.ts'
import { listKeysHandler } from './list-keys.ts'
import { listPersonsHandler } from './list-persons.ts'
import { listPostsHandler } from './list-posts.ts'
import { listRosterHandler } from './list-roster.ts'
import { listSessionsHandler } from './list-sessions.ts'
import { listUnitsHandler } from './list-units.ts'
import { offerPersons, offerRoster, offerUnits } from './offered-books.ts'
import { resetPasswordHandler } from './reset-password.ts'
import { revokeKeyHandler } from './revoke-key.ts'
import { saveRosterShiftHandler } from './save-roster-shift.ts'
import { saveUnitHandler } from './save-unit.ts'
import { seedPeople } from './seed.ts'
import { seedProgram } from './seed-program.ts'
import { setPostPermissionsHandler } from './set-post-permissions.ts'
import { signInHandler } from './sign-in.ts'
import { signOutHandler } from './sign-out.ts'
import { updatePersonHandler } from './update-person.ts'

export default serverPlug({
  card,
  handlers: [
    signInHandler,
    signOutHandler,
    listDemoAccountsHandler,
    getMeHandler,
    changePasswordHandler,
    listSessionsHandler,
    endSessionHandler,
    listUnitsHandler,
    saveUnitHandler,
    deactivateUnitHandler,
    importUnitsHandler,
    listPersonsHandler,
    getPersonHandler,
    createPersonHandler,
    updatePersonHandler,
    assignPostsHandler,
    resetPasswordHandler,
    deactivatePersonHandler,
    importPersonsHandler,
    listPostsHandler,
    setPostPermissionsHandler,
    listRosterHandler,
    saveRosterShiftHandler,
    getOverviewHandler,
    listJournalHandler,
    exportJournalHandler,
    createKeyHandler,
    listKeysHandler,
    revokeKeyHandler,
  ],
  provides: [
    provide(desk, openDesk),
    provide(adminPort, () => ({
      createAdmin: (call, wish) => createAdmin(call as Call, wish),
      createKey: (call, wish) => createMachineKey(call as Call, wish),
      seedProgram: (call, wish) => seedProgram(call as Call, wish),
    })),
    provide(unitBook, offerUnits),
    provide(personBook, offerPersons),
    provide(rosterBook, offerRoster),
  ],
  signIn: (runtime) => runtime.use(desk).signIn,
  seed: seedPeople,
  jobs: [clearExpired],
  start: (runtime) => runtime.use(desk).start(),
})
