import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { EnvironmentRefused } from '#app/http/env.server.ts'
import { BackupRefused, wordsOf } from './refused.ts'
import { MIN_PASSPHRASE_CHARS } from './sealed.ts'

/** Runs a command: Ctrl-C breaks it off cleanly, whatever goes wrong is said in plain words, exit 1. */
export function runCommand(work: (signal: AbortSignal) => Promise<number>): void {
  const breakOff = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      process.stderr.write('Breaking off …\n')
      breakOff.abort(new BackupRefused('Broken off; nothing was kept of what was written.'))
    })
  }
  work(breakOff.signal).then(
    (code) => {
      process.exitCode = code
    },
    (error: unknown) => {
      const isPlain = error instanceof EnvironmentRefused || error instanceof BackupRefused
      process.stderr.write(`${isPlain ? error.message : wordsOf(error)}\n`)
      if (process.env.DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`)
      process.exitCode = 1
    },
  )
}

/**
 * The passphrase of a backup: the first line of a file, or BACKUP_PASSPHRASE; undefined when neither is given.
 *
 * @throws BackupRefused when it is too short to protect anything.
 */
export async function passphraseFrom(file: string | undefined, given: string | undefined): Promise<string | undefined> {
  const text = file ? ((await readFile(typedPath(file), 'utf8')).split(/\r?\n/)[0] ?? '').trim() : given
  if (text === undefined) return undefined
  if ([...text].length >= MIN_PASSPHRASE_CHARS) return text
  throw new BackupRefused(`The passphrase is too short: at least ${MIN_PASSPHRASE_CHARS} characters.`)
}

/** The one path that a command takes. @throws BackupRefused with how it is used. */
export function onlyPath([path, ...more]: readonly string[], usage: string): string {
  if (!path || more.length > 0) throw new BackupRefused(usage.trimEnd())
  return typedPath(path)
}

/** A path as it was typed: npm itself has gone to the folder of the clone meanwhile. */
export const typedPath = (path: string): string => resolve(process.env.INIT_CWD ?? '.', path)

/** A line for the person at the terminal. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`)
