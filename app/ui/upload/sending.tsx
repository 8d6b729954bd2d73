import { useEffect, useRef } from 'react'
import { Underway } from './underway.tsx'
import type { AboutFile } from './upload-api.ts'
import { type UploadPlace, useUploads } from './use-uploads.ts'

/** A file that somebody wants to send, with what he says about it. */
export interface Chosen {
  readonly file: File
  readonly about: AboutFile
}

/** Sends what was chosen and shows how far it is; a part of its own, fetched once somebody turns to the form. */
export const Sending = ({ place, chosen }: { readonly place: UploadPlace; readonly chosen: readonly Chosen[] }) => {
  const { uploads, add } = useUploads(place)
  const begun = useRef(0)
  useEffect(() => {
    for (const { file, about } of chosen.slice(begun.current)) add(file, about)
    begun.current = chosen.length
  }, [chosen, add])
  return <Underway uploads={uploads} />
}
