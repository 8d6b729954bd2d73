import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright'

const RATE = 48_000
const SECONDS = 4

/** A browser process of one person: fake camera, and a microphone that sends one tone only. */
export async function personWithTone(hertz: number): Promise<Browser> {
  const folder = await mkdtemp(join(tmpdir(), 'tone-'))
  const file = join(folder, 'tone.wav')
  await writeFile(file, toneFile(hertz))
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-audio-capture=${file}`,
      '--autoplay-policy=no-user-gesture-required',
      '--disable-background-timer-throttling',
      '--disable-backgrounding-occluded-windows',
      '--disable-renderer-backgrounding',
    ],
  })
}

/** Short beeps, as noise suppression takes a steady tone away; whole periods, so that the loop has no click. */
function toneFile(hertz: number): Buffer {
  const count = RATE * SECONDS
  const samples = Buffer.alloc(count * 2)
  for (let i = 0; i < count; i += 1) {
    const sounds = i % (RATE / 2) < RATE / 3
    samples.writeInt16LE(sounds ? Math.round(Math.sin((2 * Math.PI * hertz * i) / RATE) * 12_000) : 0, i * 2)
  }
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + samples.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(RATE, 24)
  head.writeUInt32LE(RATE * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(samples.length, 40)
  return Buffer.concat([head, samples])
}
