import { ListMultipartUploadsCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3'
import { asking } from './s3-client.server.ts'

/** An object, for comparing the store with the record. */
export interface ListedObject {
  key: string
  bytes: number
  writtenAt: Date
}

/** An upload that was opened and neither completed nor thrown away. */
export interface OpenUpload {
  key: string
  uploadId: string
  openedAt: Date
}

/** What lies in the store, for sweeping and for checking the record against it. */
export interface Inventory {
  /** Every object below a prefix, in order of keys, page by page. */
  listObjects(prefix: string): AsyncGenerator<ListedObject>
  /** Every unfinished upload below a prefix. */
  listUploads(prefix: string): AsyncGenerator<OpenUpload>
}

/** The inventory half of the store. */
export function createInventory(client: S3Client, bucket: string): Inventory {
  return {
    async *listObjects(prefix) {
      let token: string | undefined
      do {
        const input = { Bucket: bucket, Prefix: prefix, ...(token ? { ContinuationToken: token } : {}) }
        const page = await asking(() => client.send(new ListObjectsV2Command(input)))
        for (const { Key = '', Size = 0, LastModified = new Date(0) } of page.Contents ?? []) {
          yield { key: Key, bytes: Size, writtenAt: LastModified }
        }
        token = page.IsTruncated ? page.NextContinuationToken : undefined
      } while (token)
    },

    async *listUploads(prefix) {
      let after: { KeyMarker?: string; UploadIdMarker?: string } | undefined
      do {
        const input = { Bucket: bucket, Prefix: prefix, ...after }
        const page = await asking(() => client.send(new ListMultipartUploadsCommand(input)))
        for (const { Key = '', UploadId = '', Initiated = new Date(0) } of page.Uploads ?? []) {
          yield { key: Key, uploadId: UploadId, openedAt: Initiated }
        }
        after =
          page.IsTruncated && page.NextKeyMarker && page.NextUploadIdMarker
            ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker }
            : undefined
      } while (after)
    },
  }
}
