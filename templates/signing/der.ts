/**
 * The little of ASN.1 that a signature needs, in its distinguished encoding (X.690): one way to write every value,
 * and a reader that refuses any other way.
 */
const concat = (parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts))

const lengthBytes = (length: number): Uint8Array => {
  if (length < 0x80) return Uint8Array.of(length)
  const bytes: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256)
  return Uint8Array.of(0x80 | bytes.length, ...bytes)
}

export const tlv = (tag: number, ...content: readonly Uint8Array[]): Uint8Array => {
  const body = concat(content)
  return concat([Uint8Array.of(tag), lengthBytes(body.length), body])
}
export const sequence = (...items: readonly Uint8Array[]) => tlv(0x30, ...items)
/** SET OF: DER sorts the members by their bytes. */
export const setOf = (...items: readonly Uint8Array[]) => tlv(0x31, ...[...items].sort((a, b) => Buffer.compare(a, b)))
export const octets = (bytes: Uint8Array) => tlv(0x04, bytes)
export const nothing = Uint8Array.of(0x05, 0x00)

/** Unsigned integer, big endian; leading zeros are dropped and a sign byte is put where needed. */
export const integer = (value: number | Uint8Array): Uint8Array => {
  const hex = typeof value === 'number' ? value.toString(16) : ''
  let bytes = typeof value === 'number' ? Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex') : Buffer.from(value)
  while (bytes.length > 1 && bytes[0] === 0) bytes = bytes.subarray(1)
  return (bytes[0] ?? 0) & 0x80 ? tlv(0x02, Uint8Array.of(0), bytes) : tlv(0x02, bytes)
}

const base128 = (value: number): number[] => {
  const digits = [value & 0x7f]
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) digits.unshift((rest & 0x7f) | 0x80)
  return digits
}
export const oid = (dotted: string): Uint8Array => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return tlv(0x06, Uint8Array.from([...base128(first * 40 + second), ...rest.flatMap(base128)]))
}

/** GeneralizedTime in UTC with milliseconds, without the trailing zeros that DER forbids. */
export const generalizedTime = (at: Date): Uint8Array => {
  const [seconds = '', fraction = ''] = at.toISOString().slice(0, -1).split('.')
  const digits = fraction.replace(/0+$/, '')
  return tlv(0x18, Buffer.from(`${seconds.replace(/[-:T]/g, '')}${digits && `.${digits}`}Z`))
}

export interface Node {
  readonly tag: number
  /** The whole element with tag and length. */
  readonly raw: Uint8Array
  readonly content: Uint8Array
}

export class DerError extends Error {
  override readonly name = 'DerError'
}

const elementAt = (bytes: Uint8Array, start: number): Node => {
  const tag = bytes[start]
  const short = bytes[start + 1]
  if (tag === undefined || short === undefined) throw new DerError('element cut short')
  let length = short
  let header = 2
  if (short & 0x80) {
    const size = short & 0x7f
    if (size < 1 || size > 4) throw new DerError('length is not definite')
    length = 0
    for (let index = 0; index < size; index++) length = length * 256 + (bytes[start + 2 + index] ?? 0)
    header += size
    if (length < 0x80 || lengthBytes(length).length !== 1 + size) throw new DerError('length is not minimal')
  }
  const end = start + header + length
  if (end > bytes.length) throw new DerError('element cut short')
  return { tag, raw: bytes.subarray(start, end), content: bytes.subarray(start + header, end) }
}

/** The members of a constructed value, one after the other, with nothing between or behind. */
export const membersOf = (content: Uint8Array): readonly Node[] => {
  const members: Node[] = []
  for (let offset = 0; offset < content.length; ) {
    const member = elementAt(content, offset)
    members.push(member)
    offset += member.raw.length
  }
  return members
}

/** Reads exactly one element of the expected tag; anything behind it is an error. */
export const readOne = (bytes: Uint8Array, tag: number): Node => {
  const node = elementAt(bytes, 0)
  if (node.raw.length !== bytes.length) throw new DerError('bytes behind the element')
  return expectTag(node, tag)
}

export const expectTag = (node: Node | undefined, tag: number): Node => {
  if (node?.tag !== tag) throw new DerError(`expected tag ${tag}, found ${node?.tag}`)
  return node
}

/** The first element of a longer buffer: a signature's reserved space is filled up with zeros. */
export const readFirst = (bytes: Uint8Array): Node => elementAt(bytes, 0)

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0
