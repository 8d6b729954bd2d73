import type { Block, PaperLocale, Scope, Slot, SquareCode, TextStyle, Words } from '../document.ts'
import { say } from '../document.ts'
import { type TermList, term, terms } from './terms.ts'
import {
  clauseReference,
  type Due,
  dateTime,
  day,
  due,
  figures,
  itemNumber,
  money,
  names,
  numeral,
  partNumber,
} from './values.ts'

/**
 * The text of a paper, line by line:
 *
 * `# ` title, `## ` heading, `^ ` centred, `- ` flush left, `! ` flush left and strong, `>> ` at the right, `~ ` small
 * note, `| a | b |` table, an empty line a gap, anything else a paragraph. `#. ` numbers parts, `(#) ` items and `*. `
 * points; numbers close up when a part falls away. `{{name|filter}}` prints a value, which must be there; `[[ … ]]` falls away when a
 * value in it is missing. `::if name::`, `::if !name::`, `::each list::` … `::end::`; `::sign list::`, `::square code::`, `::page-break::`.
 */
type Node =
  | { readonly kind: 'line'; readonly line: string }
  | { readonly kind: 'if' | 'each'; readonly name: string; readonly body: readonly Node[] }

const parse = (text: string): readonly Node[] => {
  const root: Node[] = []
  const open: Node[][] = [root]
  for (const line of text.trim().split('\n')) {
    const [, kind, name = ''] = /^::(if|each|end)(?: ([!\w]+))?::$/.exec(line) ?? []
    const inner = open.at(-1)
    if (!inner) throw new SyntaxError('one ::end:: too many')
    if (kind === 'end') open.pop()
    else if (kind === 'if' || kind === 'each') {
      const body: Node[] = []
      inner.push({ kind, name, body })
      open.push(body)
    } else inner.push({ kind: 'line', line })
  }
  if (open.length !== 1) throw new SyntaxError('an ::end:: is missing')
  return root
}

const isAbsent = (value: unknown) =>
  value === undefined || value === null || value === '' || value === false || (Array.isArray(value) && value.length < 1)

const isWords = (value: unknown): value is Exclude<Words, string> =>
  typeof value === 'object' && value !== null && 'zh-CN' in value && 'en' in value

/** A paper is refused when a value that its text names is not there; it never has a blank. */
export class ValueMissing extends RangeError {
  override readonly name = 'ValueMissing'
  constructor(readonly value: string) {
    super(`the paper needs ${value}`)
  }
}

type Filter = (value: never, locale: PaperLocale) => string
const filters: Readonly<Record<string, Filter>> = {
  date: (value: string, locale) => day(value, locale),
  dateTime: (value: string, locale) => dateTime(value, locale),
  due: (value: Due, locale) => due(value, locale),
  money: (value: number, locale) => money(value, locale),
  yuan: (value: number) => figures(value),
  names: (value: readonly string[], locale) => names(value, locale),
  numeral: (value: number) => numeral(value),
  item: (value: number, locale) => itemNumber(value, locale),
  clause: (value: number, locale) => clauseReference(value, locale),
  text: (value: Words, locale) => say(value, locale),
}

const printed = (value: unknown, filter: string | undefined, locale: PaperLocale): string => {
  if (filter && filter in terms) return term(filter as TermList, String(value), locale)
  if (filter) {
    const apply = filters[filter]
    if (!apply) throw new SyntaxError(`no filter ${filter}`)
    return apply(value as never, locale)
  }
  if (isWords(value)) return value[locale]
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw new TypeError(`cannot print a value of type ${typeof value}`)
}

const BLANK = /\{\{(\w+)(?:\|(\w+))?\}\}/g

const LEADING_TERM = /^((?:\d+|[IVX]+)\. |\(\d+\) )?\{\{\w+\|(\w+)\}\}/

/** A word from a list begins with a capital where it begins an English line or cell. */
const capitalised = (line: string, text: string, locale: PaperLocale): string => {
  const [, number = '', filter = ''] = LEADING_TERM.exec(line) ?? []
  if (locale !== 'en' || !(filter in terms)) return text
  const [first = '', rest] = [text.charAt(number.length), text.slice(number.length + 1)]
  return `${number}${first.toUpperCase()}${rest}`
}

/** Fills one line; the values are never read as markup. */
const fill = (line: string, scope: Scope, locale: PaperLocale): string => {
  const kept = line.replace(/\[\[(.*?)\]\]/g, (_, inner: string) =>
    [...inner.matchAll(BLANK)].every(([, name = '']) => !isAbsent(scope[name])) ? inner : '',
  )
  const filled = kept.replace(BLANK, (_, name: string, filter: string | undefined) => {
    if (isAbsent(scope[name])) throw new ValueMissing(name)
    return printed(scope[name], filter, locale)
  })
  return capitalised(kept, filled, locale)
}

const STYLES: readonly (readonly [prefix: string, style: TextStyle])[] = [
  ['## ', 'heading'],
  ['# ', 'title'],
  ['^ ', 'centred'],
  ['- ', 'flush'],
  ['! ', 'strong'],
  ['>> ', 'closing'],
  ['~ ', 'note'],
]

class Writer {
  readonly blocks: Block[] = []
  private readonly counted = { heading: 0, part: 0, item: 0, point: 0 }
  constructor(private readonly locale: PaperLocale) {}

  write(nodes: readonly Node[], scope: Scope): void {
    for (const node of nodes) {
      if (node.kind === 'line') this.line(node.line, scope)
      else if (node.kind === 'if') {
        const isNegated = node.name.startsWith('!')
        if (isAbsent(scope[isNegated ? node.name.slice(1) : node.name]) === isNegated) this.write(node.body, scope)
      } else this.each(node, scope)
    }
  }

  private each({ name, body }: Extract<Node, { name: string }>, scope: Scope): void {
    const list = scope[name]
    if (!Array.isArray(list)) throw new ValueMissing(name)
    for (const item of list as readonly unknown[])
      this.write(
        body,
        typeof item === 'object' && item !== null ? { ...scope, ...item, it: item } : { ...scope, it: item },
      )
  }

  private numbered(text: string, style: TextStyle): string {
    const { counted } = this
    if (style === 'heading') [counted.part, counted.item, counted.point] = [0, 0, 0]
    if (text.startsWith('#. ')) {
      const key = style === 'heading' ? 'heading' : 'part'
      counted[key] += 1
      ;[counted.item, counted.point] = [0, 0]
      return `${partNumber(counted[key], this.locale)}${text.slice(3)}`
    }
    if (text.startsWith('(#) ')) {
      counted.item += 1
      counted.point = 0
      return `${itemNumber(counted.item, this.locale)}${text.slice(4)}`
    }
    if (!text.startsWith('*. ')) return text
    counted.point += 1
    return `${counted.point}. ${text.slice(3)}`
  }

  private line(line: string, scope: Scope): void {
    const [, command, name = ''] = /^::(sign|square|page-break)(?: (\w+))?::$/.exec(line) ?? []
    if (command === 'sign') this.blocks.push({ kind: 'slots', slots: scope[name] as readonly Slot[] })
    else if (command === 'square') this.blocks.push({ kind: 'square', ...(scope[name] as SquareCode) })
    else if (command === 'page-break') this.blocks.push({ kind: 'page-break' })
    else if (line.trim() === '') this.gap()
    else if (line.startsWith('|')) this.row(line, scope)
    else {
      const [prefix, style] = STYLES.find(([start]) => line.startsWith(start)) ?? ['', 'body' as const]
      const text = fill(this.numbered(line.slice(prefix.length), style), scope, this.locale)
      for (const part of text.split('\n')) if (part.trim() !== '') this.blocks.push({ kind: 'text', style, text: part })
    }
  }

  private gap(): void {
    const last = this.blocks.at(-1)
    if (last && last.kind !== 'gap') this.blocks.push({ kind: 'gap' })
  }

  private row(line: string, scope: Scope): void {
    const cells = line.slice(1, -1).split(' | ')
    const row = cells.map((cell) => fill(cell.trim(), scope, this.locale))
    const last = this.blocks.at(-1)
    const rows = last?.kind === 'table' ? last.rows : []
    if (last?.kind === 'table') this.blocks.pop()
    this.blocks.push({ kind: 'table', rows: [...rows, row] })
  }
}

/** Turns the text of a paper and its values into blocks. */
export const writeBlocks = (text: string, scope: Scope, locale: PaperLocale): readonly Block[] => {
  const writer = new Writer(locale)
  writer.write(parse(text), scope)
  return writer.blocks
}
