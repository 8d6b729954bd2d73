import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Verification, verifyPaper } from '#templates/papers.server.ts'
import { root } from './paths.ts'

const USAGE = `npm run verify -- FILE [--root PEM] [--json]
  Examines a paper byte by byte, without asking the platform that issued it.
  --root  certificates to trust, PEM: that of the issuing platform (its address, then /root.pem);
          without it the root of the instance in this clone
  Exit 0: good. 1: forged or changed. 2: incomplete: a signature is missing, or it is not fit for the archive yet.
  3: not a paper of this kind, or it cannot be read.
`

const exits = { good: 0, forged: 1, incomplete: 2, unreadable: 3 } as const

const verdicts = {
  good: 'good: every byte is as it was signed',
  forged: 'FORGED OR CHANGED: do not rely on it',
  incomplete: 'incomplete: nothing is wrong so far, but something is missing',
  unreadable: 'not a paper of this kind',
} as const

const timeOf = (at: Date | null) => at?.toISOString().replace(/\.\d+Z$/, 'Z') ?? 'no time'

/** What was found, for people. */
function wordsOf({ verdict, level, signatures, timestamps, emptyFields, reasons }: Verification): string {
  const mark = (ok: boolean) => (ok ? 'ok ' : 'BAD')
  return [
    verdicts[verdict],
    ...(level ? [`level: PAdES baseline ${level}`] : []),
    ...signatures.map(
      ({ ok, fieldName, kind, signerName, timestampAt, reason }) =>
        `${mark(ok)} ${fieldName}: ${[kind, signerName, timeOf(timestampAt), reason].filter(Boolean).join(', ')}`,
    ),
    ...timestamps.map(
      ({ ok, fieldName, at, until, reason }) =>
        `${mark(ok)} ${fieldName}: ${reason ?? `timestamp over everything before it, ${timeOf(at)}; renew before ${timeOf(until)}`}`,
    ),
    ...emptyFields.map((name) => `--  ${name}: not signed`),
    ...reasons.map((reason) => `!   ${reason}`),
    '',
  ].join('\n')
}

/** The file is judged as a paper for the archive: every place signed, and everything in it that a judgement needs. */
async function judge(path: string, rootPath: string): Promise<Verification> {
  const [bytes, rootPem] = await Promise.all([readFile(path), readFile(rootPath, 'utf8')])
  const found = await verifyPaper(bytes, rootPem, { requiredLevel: 'LTA' })
  if (found.verdict !== 'good' || found.emptyFields.length === 0) return found
  return { ...found, verdict: 'incomplete' }
}

const ownRoot = () => join(resolve(root, process.env.DATA_DIR ?? '.data'), 'keys/authority/root.pem')

/** `npm run verify`: checks a paper and says what was found; see USAGE. */
async function main(): Promise<number> {
  const options = { root: { type: 'string' }, json: { type: 'boolean' } } as const
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const [path, ...more] = positionals
  if (path === undefined || more.length > 0) throw new Error(USAGE)
  const found = await judge(path, values.root ?? ownRoot())
  process.stdout.write(values.json ? `${JSON.stringify(found, null, 2)}\n` : wordsOf(found))
  return exits[found.verdict]
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = exits.unreadable
  },
)
