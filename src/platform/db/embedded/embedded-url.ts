export const SOCKET_FILE = '.s.PGSQL.5432'
export const DATABASE_NAME = 'yiwang'
export const OWNER_ROLE = 'yiwang_owner'
export const APP_ROLE = 'yiwang_app'
export const ADMIN_ROLE = 'postgres'

/** An address that `new URL`, libpq and pg all read; the host is only a filler before the socket folder. */
export function embeddedUrl(socketFolder: string, role: string, database: string): string {
  return `postgresql://${role}@localhost/${database}?host=${encodeURIComponent(socketFolder)}`
}
