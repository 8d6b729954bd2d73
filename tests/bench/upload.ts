import { createHash, randomBytes } from 'node:crypto'
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { PART_BYTES } from '#app/domain/evidence/limits.ts'
import { type SendPart, sendPartByFetch } from '#app/ui/upload/send-part.ts'
import { httpUploadApi } from '#app/ui/upload/upload-api.ts'
import { browserMemory } from '#app/ui/upload/upload-memory.ts'
import { createUploader } from '#app/ui/upload/uploader.ts'
import { type Bench, sideBySide, wallMs } from './measure.ts'
import { type BenchSite, openSite, type Session } from './site.ts'

const MIB = 1024 * 1024
const LARGE = 96 * MIB
const SMALL = 2 * MIB
const AT_ONCE = 3

interface Place {
  readonly code: string
  readonly session: Session
}

/** The uploader of the pages itself, with a browser's fetch. */
async function byPlatform(
  { instance: { origin } }: BenchSite,
  { code, session }: Place,
  bytes: Uint8Array<ArrayBuffer>,
) {
  const ask: typeof fetch = (url, init) =>
    fetch(url, {
      ...init,
      headers: {
        ...(init?.headers as Record<string, string>),
        cookie: session.cookie,
        origin,
        'sec-fetch-site': 'same-origin',
      },
    })
  const kept = new Map<string, string>()
  const sendPart: SendPart = (link, ...rest) =>
    sendPartByFetch({ ...link, url: new URL(link.url, origin).href }, ...rest)
  const uploader = createUploader({
    file: new File([bytes], '录像.mp4', { type: 'video/mp4', lastModified: Date.now() }),
    about: { description: '搬走当天', audience: 'all' },
    scope: code,
    api: httpUploadApi(`${origin}/c/${encodeURIComponent(code)}/evidence/api`, session.csrf, ask),
    memory: browserMemory({
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, value) => void kept.set(name, value),
      removeItem: (name) => void kept.delete(name),
    }),
    sendPart,
  })
  await uploader.run()
  const { phase, failure } = uploader.view()
  if (phase !== 'done') throw new Error(`upload ${phase}: ${failure?.words}`)
}

interface Direct {
  readonly client: S3Client
  readonly bucket: string
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64')
let made = 0

/** The same bytes by the AWS SDK straight into the store: parts of the same size, as many at once, each with its SHA-256. */
async function direct({ client, bucket: Bucket }: Direct, bytes: Uint8Array): Promise<void> {
  const Key = `evidence/bench-${made++}`
  if (bytes.length <= PART_BYTES) {
    await client.send(new PutObjectCommand({ Bucket, Key, Body: bytes, ChecksumSHA256: sha256(bytes) }))
    return
  }
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key, ChecksumAlgorithm: 'SHA256' }))
  const count = Math.ceil(bytes.length / PART_BYTES)
  const Parts: { PartNumber: number; ETag: string | undefined; ChecksumSHA256: string }[] = []
  let next = 0
  const work = async () => {
    for (let n = next++; n < count; n = next++) {
      const Body = bytes.subarray(n * PART_BYTES, (n + 1) * PART_BYTES)
      const ChecksumSHA256 = sha256(Body)
      const { ETag } = await client.send(
        new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: n + 1, Body, ChecksumSHA256 }),
      )
      Parts[n] = { PartNumber: n + 1, ETag, ChecksumSHA256 }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  await client.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }))
}

async function placeOf({ owner, session }: BenchSite): Promise<Place> {
  const { rows } = await owner.query<{ code: string; person: string }>(`select d.code, p.person_id as person
    from dispute d join party p on p.dispute_id = d.id and p.side = 'applicant' where d.state = 'preparing' limit 1`)
  return { code: rows[0]?.code ?? '', session: await session(rows[0]?.person ?? '') }
}

/** From the press on the button until the platform says that it is there, before its contents are checked. */
export const upload: Bench = {
  name: 'upload',
  about: 'a file through the platform against the same bytes put straight into the store',
  async run({ say }) {
    const site = await openSite({ rows: 1_000, only: 'preparing', durable: true, say })
    try {
      const { store } = site.platform.settings
      const place = await placeOf(site)
      const client = new S3Client({
        endpoint: store.endpoint,
        region: store.region,
        forcePathStyle: true,
        credentials: { accessKeyId: store.accessKeyId, secretAccessKey: store.secretAccessKey },
      })
      const there = { client, bucket: store.bucket }
      const run = (bytes: Uint8Array<ArrayBuffer>, rounds: number) =>
        sideBySide(
          () => wallMs(() => byPlatform(site, place, bytes)),
          () => wallMs(() => direct(there, bytes)),
          rounds,
        )
      const large = await run(new Uint8Array(randomBytes(LARGE)), 5)
      const small = await run(new Uint8Array(randomBytes(SMALL)), 9)
      const sides = ({ ours, theirs }: typeof large) => `${ours.toFixed(0)} ms : ${theirs.toFixed(0)} ms`
      return [
        {
          what: `upload of ${LARGE / MIB} MiB : direct`,
          value: large.ratio,
          unit: '×',
          goal: { atMost: 1.05 },
          sides: sides(large),
        },
        {
          what: `upload of ${SMALL / MIB} MiB : direct`,
          value: small.ratio,
          unit: '×',
          goal: null,
          sides: sides(small),
        },
      ]
    } finally {
      await site.stop()
    }
  },
}
