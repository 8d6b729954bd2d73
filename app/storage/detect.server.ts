import { fileTypeFromBuffer } from 'file-type'

/** Bytes of the beginning that are looked at. */
export const HEAD_BYTES = 65_536
/** Bytes of the end that are looked at. */
export const TAIL_BYTES = 65_536

const MARKUP = /<(?:!doctype|html|head|body|script|svg|iframe|object|embed|\?xml|\?php)\b|<%/i
const MARKUP_WINDOW = 1024

const OFFICE = 'application/vnd.openxmlformats-officedocument.'

/** Types that may become evidence, each with the endings that say the same. */
const allowedTypes: Record<string, readonly string[]> = {
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'image/heic': ['heic', 'heif'],
  'image/heif': ['heic', 'heif'],
  'application/pdf': ['pdf'],
  'audio/wav': ['wav'],
  'audio/mpeg': ['mp3'],
  'audio/mp4': ['m4a', 'mp4'],
  'audio/aac': ['aac'],
  'audio/amr': ['amr'],
  'audio/flac': ['flac'],
  'audio/ogg': ['ogg', 'oga', 'opus'],
  'video/mp4': ['mp4', 'm4v', 'm4a'],
  'video/webm': ['webm', 'weba'],
  'video/quicktime': ['mov', 'qt', 'mp4'],
  'video/3gpp': ['3gp', '3gpp'],
  [`${OFFICE}wordprocessingml.document`]: ['docx'],
  [`${OFFICE}spreadsheetml.sheet`]: ['xlsx'],
  [`${OFFICE}presentationml.presentation`]: ['pptx'],
  // The older container of Microsoft and WPS: by its bytes alone it does not say which program wrote it.
  'application/x-cfb': ['doc', 'xls', 'ppt', 'wps', 'et', 'dps'],
  'text/plain': ['txt', 'text', 'log', 'csv', 'md'],
}

const sameAs: Record<string, string> = {
  'audio/x-m4a': 'audio/mp4',
  'video/x-m4v': 'video/mp4',
  'audio/vnd.wave': 'audio/wav',
  'audio/opus': 'audio/ogg',
  'audio/x-flac': 'audio/flac',
  'application/xml': 'text/xml',
}

/** Whether files of this detected type may become evidence at all. */
export const isEvidenceType = (type: string | null): boolean => type !== null && type in allowedTypes

/**
 * Says whether a file is what its name says. The name's ending must belong to the detected type; a name without an
 * ending claims nothing and passes.
 *
 * @param detected result of `verifyObject`; null (unknown or empty) never passes.
 */
export function checkTypeAgainstName(detected: string | null, fileName: string): 'ok' | 'mismatch' {
  const endings = detected === null ? undefined : allowedTypes[detected]
  if (!endings) return 'mismatch'
  const ending = /\.([a-z0-9]{1,10})$/i.exec(fileName.trim())?.[1]?.toLowerCase()
  return ending === undefined || endings.includes(ending) ? 'ok' : 'mismatch'
}

/** The type by the first bytes, without parameters; null when they say nothing. Text is judged by `TextCheck`. */
export async function typeOfHead(head: Buffer): Promise<string | null> {
  const start = head.subarray(0, MARKUP_WINDOW).toString('latin1')
  if (isMarkup(start))
    return /<svg/i.test(start) ? 'image/svg+xml' : /^\s*<\?xml/i.test(start) ? 'text/xml' : 'text/html'
  const found = await fileTypeFromBuffer(head).catch(() => undefined)
  const type = found?.mime.split(';')[0]?.trim()
  if (type) return sameAs[type] ?? type
  // A cover picture before the first sound can be larger than the beginning that we look at.
  return head.subarray(0, 3).toString('latin1') === 'ID3' ? 'audio/mpeg' : null
}

/** Text of which the first thing is a tag; the byte order mark and blanks do not count. */
function isMarkup(start: string): boolean {
  const text = start.replace(/^(?:\xEF\xBB\xBF)?\s*(?:<!--[\s\S]*?-->\s*)*/, '')
  return text.search(MARKUP) === 0
}

/** Why a file that looks like one thing may be another as well. */
export type Doubt = 'markupInside' | 'pdfInside' | 'archiveAtEnd' | 'markupAtEnd'

/** Signs that a picture, paper or recording is also something else (a polyglot): such a file goes to quarantine. */
export function doubtsAbout(type: string | null, head: Buffer, tail: Buffer): Doubt[] {
  if (type === null || type.startsWith('text/') || type === 'image/svg+xml') return []
  const doubts: Doubt[] = []
  const start = head.subarray(0, MARKUP_WINDOW).toString('latin1')
  if (/<(?:script|html|!doctype html|svg|iframe)\b/i.test(start)) doubts.push('markupInside')
  if (type !== 'application/pdf' && start.includes('%PDF-')) doubts.push('pdfInside')
  // A paper of a newer Office is an archive by itself.
  if (!type.startsWith(OFFICE) && hasArchiveEnd(tail)) doubts.push('archiveAtEnd')
  const end = trailer(type, tail)
  if (/<(?:script|html|!doctype html|svg|iframe)\b/i.test(end)) doubts.push('markupAtEnd')
  if (end.includes('%PDF-')) doubts.push('pdfInside')
  return [...new Set(doubts)]
}

/** An archive's directory stands at the very end, with the length of its comment: programs open such a file as ZIP. */
function hasArchiveEnd(tail: Buffer): boolean {
  const at = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  return at >= 0 && at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length
}

/** What follows the end mark of a picture; phones append films there, which is allowed. */
function trailer(type: string, tail: Buffer): string {
  const marks: Record<string, Buffer> = {
    'image/jpeg': Buffer.from([0xff, 0xd9]),
    'image/png': Buffer.from('IEND\xaeB`\x82', 'latin1'),
  }
  const mark = marks[type]
  if (!mark) return ''
  const at = tail.indexOf(mark)
  return at < 0 ? '' : tail.subarray(at + mark.length).toString('latin1')
}

/** Judges, chunk by chunk in constant memory, whether bytes are plain text in UTF-8 or GBK. */
export class TextCheck {
  private readonly decoders = new Map([
    ['utf-8', new TextDecoder('utf-8', { fatal: true })],
    ['gbk', new TextDecoder('gbk', { fatal: true })],
  ])
  private hasControls = false

  /** Takes the next bytes. */
  take(chunk: Buffer): void {
    if (this.decoders.size === 0 || this.hasControls) return
    this.hasControls = chunk.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13)
    for (const name of this.decoders.keys()) this.decode(name, chunk)
  }

  /** The encoding, UTF-8 first; null when it is not text. */
  encoding(): 'utf-8' | 'gbk' | null {
    if (this.hasControls) return null
    for (const name of this.decoders.keys()) this.decode(name, null)
    const [first] = this.decoders.keys()
    return first === 'utf-8' || first === 'gbk' ? first : null
  }

  private decode(name: string, chunk: Buffer | null): void {
    try {
      this.decoders.get(name)?.decode(chunk ?? undefined, { stream: chunk !== null })
    } catch {
      this.decoders.delete(name)
    }
  }
}
