import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'
import { root } from './paths.ts'

const ID = 'virtual:plain-script'
const SOURCE = join(root, 'app/ui/plain-script.ts')

/**
 * Makes the script of pages that React does not take over into one small file of its own: as a part of the other
 * bundle it would share pieces with React and load them. Pages and browser get the same address from `virtual:plain-script`.
 */
export const plainScript: Plugin = {
  name: 'plain-script',
  resolveId: (id) => (id === ID ? `\0${ID}` : null),
  async load(id) {
    if (id !== `\0${ID}`) return null
    const source = await bundled()
    const fileName = `assets/plain-${createHash('sha256').update(source).digest('base64url').slice(0, 10)}.js`
    if (this.environment?.config.consumer === 'client') this.emitFile({ type: 'asset', fileName, source })
    return `export const plainScriptAddress = ${JSON.stringify(`/${fileName}`)}`
  },
}

async function bundled(): Promise<string> {
  const made = await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      write: false,
      minify: 'esbuild',
      modulePreload: false,
      rollupOptions: { input: SOURCE, output: { format: 'iife' } },
    },
  })
  const [first] = 'output' in made ? made.output : []
  if (!first) throw new Error('the script of plain pages came out empty')
  return first.code
}
