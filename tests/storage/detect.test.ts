import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkTypeAgainstName } from '#app/storage/detect.server.ts'
import type { Scanner } from '#app/storage/scanner.server.ts'
import { verifyObject } from '#app/storage/verify.server.ts'
import { samples } from '#tests/support/sample-files.ts'
import { newKey, openTestStore, sha256Of, type TestStore } from '#tests/support/store.ts'

let real: TestStore
beforeAll(async () => {
  real = await openTestStore()
})
afterAll(() => real?.close())

async function verified(bytes: Uint8Array, options: Parameters<typeof verifyObject>[2] = {}) {
  const key = newKey()
  await real.store.put(key, bytes, { contentType: 'image/jpeg' })
  return verifyObject(real.store, key, options)
}

describe("the server's own reading of a stored file (服务器核对)", () => {
  it.each([
    ['jpeg', 'image/jpeg', '照片.JPG'],
    ['png', 'image/png', 'a.png'],
    ['pdf', 'application/pdf', '合同.pdf'],
    ['wav', 'audio/wav', 'a.wav'],
    ['mp3', 'audio/mpeg', 'a.mp3'],
    ['mp3WithLargeCover', 'audio/mpeg', 'a.mp3'],
    ['m4a', 'audio/mp4', 'a.m4a'],
    ['ogg', 'audio/ogg', 'a.ogg'],
    ['mp4', 'video/mp4', 'a.mp4'],
    ['webm', 'video/webm', 'a.webm'],
    ['mov', 'video/quicktime', 'a.mov'],
    ['heic', 'image/heic', 'IMG_0001.HEIC'],
    ['amr', 'audio/amr', '语音.amr'],
    ['threeGp', 'video/3gpp', 'a.3gp'],
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', '合同.docx'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', '工资表.xlsx'],
    ['pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation', 'a.pptx'],
    ['oldOffice', 'application/x-cfb', '合同.wps'],
    ['utf8', 'text/plain', '聊天记录.txt'],
    ['gbk', 'text/plain', '聊天记录.txt'],
  ] as const)('knows %s by its bytes, whatever was declared', async (name, type, fileName) => {
    const bytes = samples[name]
    const found = await verified(bytes)
    expect(found).toMatchObject({ bytes: bytes.length, sha256: sha256Of(bytes), detectedType: type, isAllowed: true })
    expect([found.doubts, found.scan, checkTypeAgainstName(found.detectedType, fileName)]).toEqual([
      [],
      'notScanned',
      'ok',
    ])
  })

  it.each([
    ['a page named as a picture', 'html', 'a.jpg', 'text/html'],
    ['a page named as text', 'html', 'a.txt', 'text/html'],
    ['a page behind a comment', 'htmlBehindComment', 'a.txt', 'text/html'],
    ['a drawing with script', 'svg', 'a.png', 'image/svg+xml'],
    ['a program', 'program', 'a.pdf', 'application/x-elf'],
    ['an archive', 'zip', 'a.pdf', 'application/zip'],
    ['random bytes', 'random', 'a.txt', null],
    ['an empty file', 'empty', 'a.txt', null],
  ] as const)('does not take %s', async (_, name, fileName, type) => {
    const found = await verified(samples[name])
    expect([found.detectedType, found.isAllowed]).toEqual([type, false])
    expect(checkTypeAgainstName(found.detectedType, fileName)).toBe('mismatch')
  })

  it.each([
    ['a picture that is also a page', 'jpegWithPage', 'markupAtEnd'],
    ['a picture with script in its comment', 'jpegWithScript', 'markupInside'],
    ['a picture that is also an archive', 'pngWithArchive', 'archiveAtEnd'],
    ['a paper that is also an archive', 'pdfWithArchive', 'archiveAtEnd'],
    ['a picture that is also a paper', 'jpegWithPdf', 'pdfInside'],
  ] as const)('doubts %s', async (_, name, doubt) => {
    expect((await verified(samples[name])).doubts).toContain(doubt)
  })

  it('a picture named as a paper is a mismatch; a phone picture with a film at its end is fine', async () => {
    expect(checkTypeAgainstName('image/png', 'a.pdf')).toBe('mismatch')
    expect(checkTypeAgainstName('image/jpeg', 'IMG_0001')).toBe('ok')
    expect((await verified(samples.jpegWithFilm)).doubts).toEqual([])
  })

  it('gives the hash of every part, to be compared with the pinned ones', async () => {
    const bytes = Buffer.concat([samples.random, samples.random, Buffer.from('rest')])
    const size = samples.random.length
    const { partSha256s } = await verified(bytes, { partBytes: size })
    const part = sha256Of(samples.random)
    expect(partSha256s).toEqual([part, part, sha256Of(Buffer.from('rest'))])
  })

  it('hands every byte to the scanner', async () => {
    const seen: Buffer[] = []
    const scanner: Scanner = {
      open: async () => ({
        take: async (chunk) => void seen.push(Buffer.from(chunk)),
        finish: async () => 'infected',
        cancel: () => undefined,
      }),
    }
    expect((await verified(samples.jpeg, { scanner })).scan).toBe('infected')
    expect(sha256Of(Buffer.concat(seen))).toBe(sha256Of(samples.jpeg))
  })

  it('of nothing says that nothing is there', async () => {
    await expect(verifyObject(real.store, newKey())).rejects.toMatchObject({ name: 'ObjectMissing' })
  })
})
