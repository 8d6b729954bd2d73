import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Plugin } from 'vite'
import { root } from './paths.ts'
import { catalogueIn, type Said, saidBy } from './words-used.ts'

const CATALOGUES = join(root, 'app/i18n/words')
const SPEAKERS = ['app/ui', 'app/routes']
const ASKED = '?say='

/** What each component says, and each catalogue cut into the groups of keys that are said by the same components. */
class Plan {
  readonly saidIn = new Map<string, readonly Said[]>()
  readonly groups = new Map<string, readonly (readonly string[])[]>()

  constructor() {
    const speakers = new Map<string, Map<string, string[]>>()
    for (const path of SPEAKERS.flatMap(componentsBelow)) {
      const said = saidBy(readFileSync(path, 'utf8'))
      this.saidIn.set(path, said)
      for (const { catalogue, keys } of said) {
        const all = speakers.get(catalogue) ?? new Map(keysOf(catalogue).map((key) => [key, []]))
        speakers.set(catalogue, all)
        for (const [key, who] of all) if (!keys || keys.has(key)) who.push(path)
      }
    }
    for (const [catalogue, all] of speakers) this.groups.set(catalogue, groupedBySpeakers(all))
  }

  /** Numbers of the groups that a component says. */
  groupsOf({ catalogue, keys }: Said): number[] {
    const groups = this.groups.get(catalogue) ?? []
    return groups.flatMap(([first = ''], index) => (!keys || keys.has(first) ? [index] : []))
  }
}

const keysOf = (catalogue: string): string[] => {
  const { languages } = catalogueIn(readFileSync(join(CATALOGUES, `${catalogue}.ts`), 'utf8'))
  return [...(languages.values().next().value?.keys() ?? [])]
}

function groupedBySpeakers(speakers: ReadonlyMap<string, readonly string[]>): string[][] {
  const groups = new Map<string, string[]>()
  for (const [key, who] of speakers) {
    if (who.length === 0) continue
    const group = groups.get(who.join()) ?? []
    groups.set(who.join(), [...group, key])
  }
  return [...groups.values()]
}

const componentsBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.server|\.d)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))

/**
 * Gives the browser the words that its page can say, and no others: catalogues are cut by the components that say them,
 * and the pieces travel like any other module. The server keeps whole catalogues.
 */
export function wordsOfPages(): Plugin {
  let plan: Plan | null = null
  return {
    name: 'words-of-pages',
    enforce: 'pre',
    buildStart() {
      plan = new Plan()
    },
    applyToEnvironment: ({ config }) => config.consumer === 'client',
    resolveId: (id) => (id.startsWith(CATALOGUES) && id.includes(ASKED) ? id : null),
    load(id) {
      const [path = '', group] = id.split(ASKED)
      if (group === undefined || !path.startsWith(CATALOGUES)) return null
      return pieceOf(path, plan?.groups.get(basename(path, '.ts'))?.[Number(group)] ?? [])
    },
    transform(code, id) {
      const said = plan?.saidIn.get(id)
      if (!plan || !said || said.length === 0) return null
      let text = code
      for (const one of said) text = text.replace(one.statement, () => importOf(one, plan?.groupsOf(one) ?? []))
      return { code: text, map: null }
    },
  }
}

/** The module of some keys of a catalogue. */
function pieceOf(path: string, keys: readonly string[]): string {
  const { before, languages } = catalogueIn(readFileSync(path, 'utf8'))
  const parts = [...languages].map(([locale, texts]) => {
    const lines = keys.map((key) => `${JSON.stringify(key)}: ${texts.get(key)},`)
    return `${JSON.stringify(locale)}: {\n${lines.join('\n')}\n},`
  })
  return `${before}\nexport default {\n${parts.join('\n')}\n}\n`
}

/** In one line, so that places in the file stay where they are. */
function importOf({ catalogue, local }: Said, groups: readonly number[]): string {
  const names = groups.map((group) => `${local}_${group}`)
  const path = join(CATALOGUES, `${catalogue}.ts`)
  if (groups.length === 1) return `import ${local} from '${path}${ASKED}${groups[0]}'`
  const imports = groups.map((group) => `import ${local}_${group} from '${path}${ASKED}${group}';`)
  const spread = (locale: string) => names.map((name) => `...${name}['${locale}']`).join(', ')
  return `${imports.join(' ')} const ${local} = { 'zh-CN': { ${spread('zh-CN')} }, en: { ${spread('en')} } };`
}
