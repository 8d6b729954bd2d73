/** A backup cannot be made or used; the message says why and what to do, in plain words. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused'
}

/** Words for the person at the terminal. */
export function wordsOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(wordsOf).join('\n')
  if (!(error instanceof Error)) return String(error)
  const { code, path } = error as NodeJS.ErrnoException
  const where = path ? ` (${path})` : ''
  if (code === 'ENOSPC' || code === 'EDQUOT') return `The disk is full${where}. Nothing was kept of what was written.`
  if (code === 'EFBIG') return `The file grew beyond what this disk or user may have${where}. Nothing was kept of it.`
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return `Not allowed to write or read there${where}.`
  if (code === 'ENOENT') return `There is no such file or folder${where}.`
  if (code === 'ECONNREFUSED') return `A part does not answer: ${error.message}`
  return error.message || error.name
}
