import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Path of the `pyhanko` command; its Python stands beside it. */
const pyhanko = process.env.PYHANKO ?? join(homedir(), '.cache/yanhe/pyhanko/bin/pyhanko')

/** What pyHanko says of one file. */
export interface Judgement {
  readonly error: string | null
  readonly signatures: readonly {
    field: string
    good: boolean
    changes: string
    certification: boolean
    stamped: boolean
  }[]
}

/** What they say of files that they refuse is expected and long. */
export const quiet = ['ignore', 'pipe', 'ignore'] as const

export const count = (text: string, part: string) => text.split(part).length - 1

/** Validators that know nothing of this platform, and a folder for the files that they are asked about. */
export function outsideValidators() {
  if (!existsSync(pyhanko)) throw new Error(`pyHanko is missing: install it at ${pyhanko} or name it in PYHANKO`)
  const folder = mkdtempSync(join(tmpdir(), 'yanhe-outside-'))
  const place = (name: string) => join(folder, name)
  return {
    place,
    write(name: string, bytes: Uint8Array | string) {
      writeFileSync(place(name), bytes)
      return place(name)
    },
    /** pyHanko, strictly, so many days from now. */
    askPyhanko(file: string, root: string, days = 0, more: readonly string[] = []): Judgement {
      const script = join(import.meta.dirname, 'validate.py')
      const args = [script, place(file), place(root), String(days), ...more.map(place)]
      return JSON.parse(execFileSync(join(dirname(pyhanko), 'python'), args, { encoding: 'utf8', stdio: [...quiet] }))
    },
    /** pyHanko by the rules of an archive, with nothing but what the file itself carries, so many years from now. */
    askPyhankoLasting(file: string, root: string, years = 0): { error: string | null; found: readonly string[] } {
      const script = join(import.meta.dirname, 'validate-lasting.py')
      const args = [script, place(file), place(root), String(years)]
      return JSON.parse(execFileSync(join(dirname(pyhanko), 'python'), args, { encoding: 'utf8', stdio: [...quiet] }))
    },
    askOpenssl: (args: readonly string[]) => execFileSync('openssl', [...args], { encoding: 'utf8' }),
    askPdfsig(file: string, trusted: string) {
      const store = place(`nss-${trusted}`)
      if (!existsSync(store)) {
        mkdirSync(store)
        execFileSync('certutil', ['-N', '-d', `sql:${store}`, '--empty-password'])
        execFileSync('certutil', ['-A', '-d', `sql:${store}`, '-n', 'yanhe', '-t', 'C,C,C', '-i', place(trusted)])
      }
      return spawnSync('pdfsig', ['-nssdir', `sql:${store}`, place(file)], { encoding: 'utf8' }).stdout
    },
    askQpdf: (file: string) => spawnSync('qpdf', ['--check', place(file)], { encoding: 'utf8' }),
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}
