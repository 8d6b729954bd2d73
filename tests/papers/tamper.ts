/** Edits of a PDF file as an attacker makes them, on the bytes alone. */
const latin = (file: Uint8Array) => Buffer.from(file).toString('latin1')

/** Appends objects the way any editor would, without a signature. */
export const append = (file: Uint8Array, objects: Readonly<Record<number, string>>, trailerExtra = ''): Buffer => {
  const text = Buffer.from(file)
  const previous = /startxref\n(\d+)\n%%EOF\n$/.exec(text.toString('latin1'))?.[1]
  const trailer = text.subarray(text.lastIndexOf('trailer'), text.lastIndexOf('startxref')).toString('latin1')
  let body = ''
  let table = 'xref\n'
  for (const [number, content] of Object.entries(objects)) {
    table += `${number} 1\n${String(file.length + body.length).padStart(10, '0')} 00000 n \n`
    body += `${number} 0 obj\n${content}\nendobj\n`
  }
  const next = trailer.replace(/\/Prev \d+/, `/Prev ${previous}${trailerExtra}`)
  return Buffer.concat([
    text,
    Buffer.from(`${body}${table}${next}startxref\n${file.length + body.length}\n%%EOF\n`, 'latin1'),
  ])
}

export const catalogOf = (file: Uint8Array) => Number(/\/Root (\d+) 0 R/.exec(latin(file))?.[1])

/** The newest text of an object without a stream. */
export const objectText = (file: Uint8Array, number: number): string => {
  const found = [...latin(file).matchAll(new RegExp(`(?:^|\\n)${number} 0 obj\\n([\\s\\S]*?)\\nendobj`, 'g'))].at(-1)
  if (!found?.[1]) throw new Error(`no object ${number}`)
  return found[1]
}

/** Number of the newest object whose text fits. */
export const numberOf = (file: Uint8Array, fits: RegExp): number => {
  const all = [...latin(file).matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)]
  const found = all.findLast(([, , text = '']) => fits.test(text))
  if (!found) throw new Error(`no object like ${fits}`)
  return Number(found[1])
}

/** Writes other characters of the same length over the last, or the first, place where `from` stands. */
export const overwrite = (file: Uint8Array, from: string, to: string, which: 'first' | 'last' = 'last'): Buffer => {
  const copy = Buffer.from(file)
  const at = which === 'last' ? copy.lastIndexOf(from, undefined, 'latin1') : copy.indexOf(from, 0, 'latin1')
  if (at < 0 || from.length !== to.length) throw new Error(`cannot write ${to} over ${from}`)
  copy.write(to, at, 'latin1')
  return copy
}

/** Where the containers of the signatures stand, oldest first. */
export const containers = (file: Uint8Array) =>
  [...latin(file).matchAll(/\/Contents <([0-9a-f]+)>/g)].map(({ index, 1: hex = '' }) => ({ at: index + 11, hex }))
