import { z } from 'zod'

/** Size of the drawing in which a name is written. */
const WIDTH = 344
const HEIGHT = 208
const MAX_PATH = 60_000

type Point = readonly [x: number, y: number]

/** How somebody put his name: written by hand, or typed. */
export type PersonMark =
  | { readonly kind: 'typed'; readonly name: string }
  | { readonly kind: 'drawn'; readonly path: string }

/** The strokes of a path such as M10 20L12 24, points outside the drawing brought to its edge. */
export function strokesOf(path: string): { width: number; height: number; lines: Point[][] } {
  const within = (text: string | undefined, most: number) => Math.max(0, Math.min(most, Number(text)))
  const lines = path
    .split('M')
    .slice(1)
    .map((line) =>
      [...line.matchAll(/(\d{1,4}) (\d{1,4})/g)].map(([, x, y]): Point => [within(x, WIDTH), within(y, HEIGHT)]),
    )
    .filter((line) => line.length > 0)
  return { width: WIDTH, height: HEIGHT, lines }
}

/** Names are compared without spaces and as people type them. */
export const sameName = (a: string, b: string): boolean => plain(a) === plain(b)
const plain = (name: string) =>
  name
    .normalize('NFKC')
    .replace(/[\s·•・]/g, '')
    .toLowerCase()

/** A signature as the form brings it. */
export const MarkFields = z.object({
  signatureKind: z.enum(['drawn', 'typed']).default('typed'),
  signaturePath: z
    .string()
    .max(MAX_PATH)
    .regex(/^[ML0-9 ]*$/)
    .default(''),
  typedName: z.string().trim().max(200).default(''),
})

/** Why a signature does not do, or null: the typed name must be the signer's, a drawn one must be more than a dot. */
export function faultOfMark(fields: z.output<typeof MarkFields>, signer: string): string | null {
  if (fields.signatureKind === 'typed') return sameName(fields.typedName, signer) ? null : 'settlement/name-differs'
  const points = strokesOf(fields.signaturePath).lines.flat().length
  return points >= 4 ? null : 'settlement/signature-empty'
}

export const markOf = (fields: z.output<typeof MarkFields>): PersonMark =>
  fields.signatureKind === 'drawn'
    ? { kind: 'drawn', path: fields.signaturePath }
    : { kind: 'typed', name: fields.typedName }
