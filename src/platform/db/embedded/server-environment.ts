/** Only what PostgreSQL needs: PG*, LD_LIBRARY_PATH and locales of the caller would change how it runs. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' }
}
