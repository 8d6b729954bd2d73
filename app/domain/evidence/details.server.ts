import { z } from 'zod'
import { type Blank, findDetails, MetadataUnreadable } from '#app/storage/metadata.server.ts'
import type { EvidenceItem } from '#prisma/generated/client.ts'
import { DomainError } from '../errors.ts'
import type { Platform } from '../platform/platform.ts'

const Packed = z.array(z.tuple([z.number(), z.number(), z.string().optional()]))

/** As it stands in the record: place, bytes and what is put there (hexadecimal). */
export const packDetails = (blanks: readonly Blank[]): [number, number, string?][] =>
  blanks.map(({ at, bytes, put }) => (put ? [at, bytes, put] : [at, bytes]))

/** Null: nobody has looked yet, or the file is not built as its kind demands. */
const unpackDetails = (packed: unknown): Blank[] | null => {
  const read = Packed.safeParse(packed)
  return read.success ? read.data.map(([at, bytes, put]) => ({ at, bytes, ...(put ? { put } : {}) })) : null
}

/** When, where and with what the file was made, as stretches to overwrite; null when that cannot be told apart. */
export async function lookForDetails(
  { store }: Platform,
  { objectKey, detectedType, bytes }: Pick<EvidenceItem, 'objectKey' | 'detectedType' | 'bytes'>,
): Promise<Blank[] | null> {
  try {
    return await findDetails(store, objectKey, { type: detectedType, bytes: Number(bytes) })
  } catch (error) {
    if (error instanceof MetadataUnreadable) return null
    throw error
  }
}

/** What to overwrite when others look at this file. @throws DomainError `evidence/not-shown` when it cannot be cleaned. */
export async function detailsOf(platform: Platform, item: EvidenceItem): Promise<Blank[]> {
  const blanks = unpackDetails(item.details) ?? (await lookForDetails(platform, item))
  if (!blanks) throw new DomainError('evidence/not-shown')
  return blanks
}
