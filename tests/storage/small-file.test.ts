import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { receiveSmallFile } from '#app/storage/small-file.server.ts'
import { verifyObject } from '#app/storage/verify.server.ts'
import { newKey, openTestStore, sha256Of, type TestStore } from '#tests/support/store.ts'

let real: TestStore
beforeAll(async () => {
  real = await openTestStore()
})
afterAll(() => real?.close())

function formWith(bytes: Uint8Array<ArrayBuffer>, fileName = '照片;1=2.jpg'): FormData {
  const form = new FormData()
  form.set('csrf', 'proof')
  form.set('description', '搬走当天的客厅')
  form.set('file', new Blob([bytes]), fileName)
  return form
}

interface Posted {
  /** Announced size; a request that comes in chunks has none. */
  announced?: number
  /** Breaks off after so many bytes. */
  cutAt?: number
}

/** The request as the website gets it: a stream of chunks. */
async function posted(form: FormData, { announced, cutAt }: Posted = {}): Promise<Request> {
  const whole = new Response(form)
  const bytes = Buffer.from(await whole.arrayBuffer()).subarray(0, cutAt)
  const chunks = Array.from({ length: Math.ceil(bytes.length / 65_536) }, (_, i) =>
    bytes.subarray(i * 65_536, (i + 1) * 65_536),
  )
  const headers = new Headers({ 'content-type': whole.headers.get('content-type') ?? '' })
  if (announced) headers.set('content-length', String(announced))
  const body = Readable.toWeb(Readable.from(chunks, { objectMode: false })) as ReadableStream
  return new Request('http://localhost/', { method: 'POST', body, duplex: 'half', headers } as RequestInit)
}

const random = (size: number) => new Uint8Array(randomBytes(size))

describe('a form with a small file, without JavaScript (小文件表单)', () => {
  it.each([0, 1, 300_000, 8 * 1024 * 1024, 19 * 1024 * 1024])('keeps a file of %i bytes as it is', async (size) => {
    const bytes = random(size)
    const key = newKey()
    let before: unknown
    const { fields, file } = await receiveSmallFile(await posted(formWith(bytes)), {
      store: real.store,
      keyFor: async (known, about) => {
        before = [known.csrf, about.fileName]
        return key
      },
    })
    expect(before).toEqual(['proof', '照片;1=2.jpg'])
    expect(fields.description).toBe('搬走当天的客厅')
    expect(file).toEqual({ key, fileName: '照片;1=2.jpg', bytes: size, sha256: sha256Of(bytes) })
    expect(await verifyObject(real.store, key)).toMatchObject({ bytes: size, sha256: sha256Of(bytes) })
  })

  it('drops folders and marks of direction from the name', async () => {
    const form = formWith(random(10), 'C:\\x\\a\u202egpj.exe')
    const { file } = await receiveSmallFile(await posted(form), { store: real.store, keyFor: async () => newKey() })
    expect(file?.fileName).toBe('agpj.exe')
  })

  it('takes a form in which no file was chosen', async () => {
    const form = formWith(random(0), '')
    const keyFor = async () => {
      throw new Error('not to be asked')
    }
    expect((await receiveSmallFile(await posted(form), { store: real.store, keyFor })).file).toBeNull()
  })

  it.each([
    ['by its announced size', 21 * 1024 * 1024, true],
    ['while it comes', 21 * 1024 * 1024, false],
  ])('refuses a file that is too large, %s, and keeps nothing', async (_, size, isAnnounced) => {
    const key = newKey()
    const request = await posted(formWith(random(size)), isAnnounced ? { announced: size } : {})
    const taking = receiveSmallFile(request, { store: real.store, keyFor: async () => key })
    await expect(taking).rejects.toMatchObject({ name: 'SmallFileRefused', reason: 'tooLarge' })
    expect(await real.store.head(key)).toBeNull()
  })

  it('keeps nothing of a file for which the answer before it was no', async () => {
    const keyFor = async () => {
      throw new RangeError('not yours')
    }
    const taking = receiveSmallFile(await posted(formWith(random(3_000_000))), { store: real.store, keyFor })
    await expect(taking).rejects.toBeInstanceOf(RangeError)
  })

  it.each([20_000, 9 * 1024 * 1024])('keeps nothing of a form that breaks off after %i bytes', async (cutAt) => {
    const key = newKey()
    const request = await posted(formWith(random(12 * 1024 * 1024)), { cutAt })
    const taking = receiveSmallFile(request, { store: real.store, keyFor: async () => key })
    await expect(taking).rejects.toMatchObject({ reason: 'brokenOff' })
    expect(await real.store.head(key)).toBeNull()
  })

  it('is no place for other content', async () => {
    const headers = { 'content-type': 'application/json' }
    const request = new Request('http://localhost/', { method: 'POST', body: '{}', headers })
    const taking = receiveSmallFile(request, { store: real.store, keyFor: async () => newKey() })
    await expect(taking).rejects.toMatchObject({ reason: 'notAForm' })
  })
})
