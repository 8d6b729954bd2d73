import { parseArgs } from 'node:util'
import { parseEnvironment } from '#app/http/env.server.ts'
import { onlyPath, passphraseFrom, runCommand, say } from './backup/command.ts'
import { makeBackup, sizeOf } from './backup/make.ts'
import { dataDirOf, openSource } from './backup/place.ts'

const USAGE = `npm run backup -- FILE [--passphrase-file FILE]

  Writes database, files and keys of this instance (DATA_DIR, or the addresses in the environment) into one new FILE,
  while it runs or stands still. With a passphrase (also BACKUP_PASSPHRASE) the file is sealed. See docs/backup.md.
`

/** `npm run backup`: everything of an instance in one file. */
runCommand(async (signal) => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { 'passphrase-file': { type: 'string' } },
  })
  const path = onlyPath(positionals, USAGE)
  const env = parseEnvironment(process.env)
  const passphrase = await passphraseFrom(values['passphrase-file'], env.BACKUP_PASSPHRASE)
  const place = await openSource({ env, dataDir: dataDirOf(env), say, signal })
  try {
    const made = await makeBackup(place, { path, passphrase, say, signal })
    say(`${made.path}: ${sizeOf(made.fileBytes)}, ${made.rows} rows, ${made.objects} files, ${made.keys} keys.`)
    say(
      made.isSealed
        ? 'It is sealed: without the passphrase nobody can read it, you neither.'
        : 'It holds the keys of the platform in the open: whoever has it can read every case. Keep it secret.',
    )
    return 0
  } finally {
    await place.close()
  }
})
