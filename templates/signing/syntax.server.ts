/**
 * A strict reader of PDF objects (ISO 32000-2 §7.3) for the verifier: it accepts what our own writer produces and a
 * little more, and refuses everything that readers are known to disagree about.
 */
export type PdfValue =
  | { readonly kind: 'null' | 'true' | 'false' }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'string'; readonly bytes: string; readonly start: number; readonly end: number }
  | { readonly kind: 'ref'; readonly number: number }
  | { readonly kind: 'array'; readonly items: readonly PdfValue[] }
  | PdfDict

export interface PdfDict {
  readonly kind: 'dict'
  readonly entries: ReadonlyMap<string, PdfValue>
}

export class SyntaxFault extends Error {
  override readonly name = 'SyntaxFault'
}

const MAX_DEPTH = 40
const WHITE = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20])
const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '(': '(', ')': ')', '\\': '\\' }

export class SyntaxReader {
  private depth = 0
  constructor(
    readonly bytes: Buffer,
    public at: number,
  ) {}

  fail(because: string): never {
    throw new SyntaxFault(`${because} at byte ${this.at}`)
  }

  skipWhite(): void {
    while (WHITE.has(this.bytes[this.at] ?? -1)) this.at++
  }

  /** Takes the text if it stands here. */
  take(text: string): boolean {
    const isHere = this.bytes.toString('latin1', this.at, this.at + text.length) === text
    if (isHere) this.at += text.length
    return isHere
  }

  expect(text: string): void {
    if (!this.take(text)) this.fail(`expected ${JSON.stringify(text)}`)
  }

  /** Takes what matches the (sticky) pattern here. */
  match(pattern: RegExp, window = 64): RegExpExecArray | null {
    const found = new RegExp(pattern.source, 'y').exec(this.bytes.toString('latin1', this.at, this.at + window))
    if (found) this.at += found[0].length
    return found
  }

  value(): PdfValue {
    this.skipWhite()
    if (++this.depth > MAX_DEPTH) this.fail('nested too deeply')
    const value = this.anyValue()
    this.depth--
    return value
  }

  private anyValue(): PdfValue {
    if (this.take('<<')) return this.dict()
    if (this.take('[')) return this.array()
    if (this.take('/')) return { kind: 'name', text: this.name() }
    if (this.take('<')) return this.hexString()
    if (this.take('(')) return this.literalString()
    for (const kind of ['null', 'true', 'false'] as const) if (this.take(kind)) return { kind }
    const reference = this.match(/(\d{1,10}) 0 R(?![A-Za-z0-9])/)
    if (reference) return { kind: 'ref', number: Number(reference[1]) }
    const number = this.match(/[+-]?(\d{1,15}(\.\d{0,15})?|\.\d{1,15})(?![A-Za-z0-9.])/)
    if (number) return { kind: 'number', value: Number(number[0]) }
    return this.fail('no value')
  }

  private name(): string {
    const raw = this.match(/[!-$&'*-.0-;=?-Z\\^-z|~]*/, 256)?.[0] ?? ''
    return raw.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  }

  private dict(): PdfDict {
    const entries = new Map<string, PdfValue>()
    for (;;) {
      this.skipWhite()
      if (this.take('>>')) return { kind: 'dict', entries }
      this.expect('/')
      const key = this.name()
      if (key === '' || entries.has(key)) this.fail(`key ${JSON.stringify(key)} twice or empty`)
      entries.set(key, this.value())
    }
  }

  private array(): PdfValue {
    const items: PdfValue[] = []
    for (;;) {
      this.skipWhite()
      if (this.take(']')) return { kind: 'array', items }
      items.push(this.value())
    }
  }

  private hexString(): PdfValue {
    const start = this.at - 1
    const end = this.bytes.indexOf(0x3e, this.at)
    const hex = this.bytes.toString('latin1', this.at, end)
    if (end < 0 || hex.length % 2 === 1 || !/^[0-9A-Fa-f]*$/.test(hex)) this.fail('broken hexadecimal string')
    this.at = end + 1
    return { kind: 'string', bytes: Buffer.from(hex, 'hex').toString('latin1'), start, end: this.at }
  }

  private literalString(): PdfValue {
    const start = this.at - 1
    let text = ''
    for (let open = 1; open > 0; ) {
      const character = String.fromCharCode(this.bytes[this.at++] ?? this.fail('string without end'))
      if (character === '\\') {
        const octal = this.match(/[0-3]?[0-7]{1,2}/, 3)
        const next = octal ? '' : String.fromCharCode(this.bytes[this.at++] ?? 0)
        text += octal
          ? String.fromCharCode(Number.parseInt(octal[0], 8))
          : (ESCAPES[next] ?? this.fail('unknown escape'))
        continue
      }
      if (character === '(') open++
      if (character === ')') open--
      if (open > 0) text += character
    }
    return { kind: 'string', bytes: text, start, end: this.at }
  }
}

/** A text for comparing two values: equal texts, equal meaning. Where a value stood does not count. */
export const canonical = (value: PdfValue | undefined): string => {
  if (!value) return '-'
  if (value.kind === 'array') return `[${value.items.map(canonical).join(' ')}]`
  if (value.kind === 'dict') {
    const entries = [...value.entries].map(([key, item]) => `${JSON.stringify(key)} ${canonical(item)}`)
    return `<<${entries.sort().join(' ')}>>`
  }
  if (value.kind === 'string') return `s${JSON.stringify(value.bytes)}`
  if (value.kind === 'name') return `/${JSON.stringify(value.text)}`
  if (value.kind === 'ref') return `${value.number}R`
  return value.kind === 'number' ? String(value.value) : value.kind
}

/** Text of a PDF string: UTF-16 with its mark, otherwise Latin. */
export const textOf = (value: PdfValue | undefined): string => {
  if (value?.kind !== 'string') return ''
  if (!value.bytes.startsWith('\xfe\xff')) return value.bytes
  return Buffer.from(value.bytes.slice(2), 'latin1').swap16().toString('utf16le')
}

export const asDict = (value: PdfValue | undefined): ReadonlyMap<string, PdfValue> =>
  value?.kind === 'dict' ? value.entries : new Map()
export const asItems = (value: PdfValue | undefined): readonly PdfValue[] =>
  value?.kind === 'array' ? value.items : []
export const asNumber = (value: PdfValue | undefined): number => (value?.kind === 'number' ? value.value : Number.NaN)
export const asName = (value: PdfValue | undefined): string => (value?.kind === 'name' ? value.text : '')
