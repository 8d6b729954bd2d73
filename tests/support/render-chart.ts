import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'

type Values = Readonly<Record<string, unknown>>

/**
 * Renders the templates of a chart with its own values. It knows what our charts use (values, `quote`, `if`, `range`
 * over a map) and refuses everything else, so that a template that only Helm understands does not pass unread.
 *
 * @returns the text of each template by its name.
 */
export async function renderChart(folder: string, change: Values = {}): Promise<ReadonlyMap<string, string>> {
  const values = { ...(parse(await readFile(join(folder, 'values.yaml'), 'utf8')) as Values), ...change }
  const chart = parse(await readFile(join(folder, 'Chart.yaml'), 'utf8')) as Values
  const scope = { Values: values, Release: { Name: 'yanhe' }, Chart: chart }
  const names = (await readdir(join(folder, 'templates'))).sort()
  const texts = names.map(async (name): Promise<[string, string]> => {
    const text = await readFile(join(folder, 'templates', name), 'utf8')
    return [name, rendered(tokensOf(text), scope)]
  })
  return new Map(await Promise.all(texts))
}

type Token = { readonly text: string } | { readonly action: string }

/** Words and actions in turn; `{{-` takes the space before it away, `-}}` the space behind. */
function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let isTrimmed = false
  for (const [index, part] of text.split(/(\{\{-?.*?-?\}\})/).entries()) {
    if (index % 2 === 0) {
      tokens.push({ text: isTrimmed ? part.trimStart() : part })
      continue
    }
    const last = tokens.at(-1)
    if (part.startsWith('{{-') && last && 'text' in last) tokens[tokens.length - 1] = { text: last.text.trimEnd() }
    isTrimmed = part.endsWith('-}}')
    tokens.push({ action: part.replace(/^\{\{-?\s*|\s*-?\}\}$/g, '') })
  }
  return tokens
}

function rendered(tokens: readonly Token[], scope: Values): string {
  let out = ''
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]
    if (!token) continue
    if ('text' in token) {
      out += token.text
      continue
    }
    const block = /^(?:if|range)\b/.test(token.action)
    if (!block) {
      out += printed(token.action, scope)
      continue
    }
    const end = endOf(tokens, at)
    out += blockOf(token.action, tokens.slice(at + 1, end), scope)
    at = end
  }
  return out
}

function endOf(tokens: readonly Token[], start: number): number {
  let depth = 0
  for (let at = start; at < tokens.length; at += 1) {
    const token = tokens[at]
    if (!token || 'text' in token) continue
    if (/^(?:if|range)\b/.test(token.action)) depth += 1
    if (token.action === 'end') depth -= 1
    if (depth === 0) return at
  }
  throw new Error('a block without an end')
}

function blockOf(action: string, body: readonly Token[], scope: Values): string {
  const condition = /^if (\.\S+)$/.exec(action)?.[1]
  if (condition) return lookUp(condition, scope) ? rendered(body, scope) : ''
  const [, name = '', value = '', path = ''] = /^range (\$\w+), (\$\w+) := (\.\S+)$/.exec(action) ?? []
  if (!path) throw new Error(`not understood: ${action}`)
  const entries = Object.entries(lookUp(path, scope) as Values)
  return entries.map(([key, one]) => rendered(body, { ...scope, [name]: key, [value]: one })).join('')
}

function printed(action: string, scope: Values): string {
  const [, path = '', quote] = /^([.$]\S+)(?: \| (quote))?$/.exec(action) ?? []
  if (!path) throw new Error(`not understood: ${action}`)
  const value = String(lookUp(path, scope))
  return quote ? JSON.stringify(value) : value
}

/** @throws Error when the values do not hold it: Helm would print an empty word. */
function lookUp(path: string, scope: Values): unknown {
  if (path.startsWith('$')) return scope[path]
  const found = path
    .slice(1)
    .split('.')
    .reduce<unknown>((from, name) => (from as Values | undefined)?.[name], scope)
  if (found === undefined) throw new Error(`${path} is not among the values`)
  return found
}
