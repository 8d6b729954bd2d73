import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkTypeAgainstName, typeOfHead } from '#app/storage/detect.server.ts'
import { makeEvidence } from '#tests/stories/make-files.ts'

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'story-files-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

const camera = async () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xd9])

it.each([
  ['pdf', 'a.pdf', 300_000],
  ['pdf', 'b.pdf', 12_000_000],
  ['audio', 'a.wav', 100_000],
  ['video', 'a.mp4', 500_000],
  ['text', 'a.txt', 4_096],
  ['photo', 'a.jpg', 70_000],
] as const)('a %s of a script is made as large as it says: %s, %i bytes', async (make, name, bytes) => {
  const item = { by: 'a1', name, make, bytes, description: '材料', audience: 'all' as const }
  const made = await makeEvidence(dir, item, camera)
  expect(made.bytes).toBe(bytes)
  expect((await readFile(made.path)).length).toBe(bytes)
})

it.each([
  ['audio', '通话.wav'],
  ['audio', '通话.mp3'],
  ['audio', '通话.m4a'],
  ['audio', '通话.ogg'],
  ['video', '录像.mp4'],
  ['video', '录像.MOV'],
  ['video', '录像.webm'],
  ['pdf', '合同.pdf'],
] as const)('a %s is what its name says: %s', async (make, name) => {
  const item = { by: 'a1', name, make, description: '材料', audience: 'all' as const }
  const made = await makeEvidence(dir, item, camera)
  expect(checkTypeAgainstName(await typeOfHead(await readFile(made.path)), name)).toBe('ok')
})
