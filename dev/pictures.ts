import { copyFile, mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './paths.ts'

/** Pictures of the READMEs: name in docs/pictures, and the story's screen it is taken from. */
const PICTURES: Readonly<Record<string, string>> = {
  'front-door': 'A1-390-zh-CN',
  invitation: 'R1-390-zh-CN',
  'private-room': 'P10-private-390-zh-CN',
  agreement: 'P12-390-zh-CN',
  signing: 'P13-390-zh-CN',
  court: 'C2-1280-zh-CN',
}
const MOST_BYTES = 1_500_000

/** `npm run pictures -- FOLDER`: takes the READMEs' pictures from the folder that a story was played into. */
async function main(): Promise<void> {
  const from = process.argv[2]
  if (!from) throw new Error('Say the folder of a played story: npm run pictures -- /tmp/story')
  const to = join(root, 'docs/pictures')
  await mkdir(to, { recursive: true })
  let bytes = 0
  for (const [name, screen] of Object.entries(PICTURES)) {
    const file = join(from, 'screens', `${screen}.png`)
    bytes += (await stat(file)).size
    await copyFile(file, join(to, `${name}.png`))
  }
  if (bytes > MOST_BYTES) throw new Error(`The pictures have ${bytes} bytes; at most ${MOST_BYTES} go into the clone.`)
  process.stdout.write(`${Object.keys(PICTURES).length} pictures, ${Math.round(bytes / 1000)} kB, in docs/pictures\n`)
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})
