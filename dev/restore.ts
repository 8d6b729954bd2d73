import { parseArgs } from 'node:util'
import { parseEnvironment } from '#app/http/env.server.ts'
import { onlyPath, passphraseFrom, runCommand, say, typedPath } from './backup/command.ts'
import { dataDirOf } from './backup/place.ts'
import { putBack } from './backup/put-back.ts'
import { wordsOfFindings } from './check-all.ts'

const USAGE = `npm run restore -- FILE [--data-dir DIR] [--set-aside] [--passphrase-file FILE]

  Checks the whole FILE, puts it into an empty DIR (default: DATA_DIR or .data; database and store also by the addresses
  in the environment) and checks the record there. --set-aside moves what is in DIR to DIR.before-TIME first.
`

/** `npm run restore`: puts a backup back into an empty place. */
runCommand(async (signal) => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      'data-dir': { type: 'string' },
      'passphrase-file': { type: 'string' },
      'set-aside': { type: 'boolean', default: false },
    },
  })
  const path = onlyPath(positionals, USAGE)
  const env = parseEnvironment(process.env)
  const passphrase = await passphraseFrom(values['passphrase-file'], env.BACKUP_PASSPHRASE)
  const dataDir = values['data-dir'] ? typedPath(values['data-dir']) : dataDirOf(env)
  const setAside = values['set-aside']
  const { findings, asideAt, steps } = await putBack({
    env,
    dataDir,
    path,
    passphrase,
    setAside,
    say,
    signal,
  })
  for (const aside of asideAt) say(`What was there before is in ${aside}.`)
  if (steps.length > 0) say(`Brought to this version by ${steps.join(', ')}.`)
  say(wordsOfFindings(findings))
  say(findings.length === 0 ? `Restored to ${dataDir}.` : `Restored to ${dataDir}, but see above; keep the backup.`)
  return findings.length === 0 ? 0 : 1
})
