import { useCallback, useEffect, useRef, useState } from 'react'
import { type AboutFile, httpUploadApi } from './upload-api.ts'
import { browserMemory } from './upload-memory.ts'
import { createUploader, type Uploader, type UploadView } from './uploader.ts'

/** One file that this page is sending. */
export interface PageUpload {
  id: number
  fileName: string
  description: string
  audience: 'mediator' | 'all'
  uploader: Uploader
  view: UploadView
}

/** Where and for what this page sends files. */
export interface UploadPlace {
  base: string
  csrfToken: string
  scope: string
  onStored?: ((evidenceId: string) => void) | undefined
}

/** The files that this page is sending, and how to add one. */
export function useUploads(place: UploadPlace) {
  const [uploads, setUploads] = useState<readonly PageUpload[]>([])
  const next = useRef(1)
  const latest = useRef(place)
  useEffect(() => {
    latest.current = place
  })

  const add = useCallback((file: File, about: AboutFile) => {
    const id = next.current++
    const { base, csrfToken, scope } = latest.current
    const onChange = (view: UploadView) => {
      setUploads((all) => all.map((upload) => (upload.id === id ? { ...upload, view } : upload)))
      if (view.phase === 'done' && view.evidenceId) latest.current.onStored?.(view.evidenceId)
    }
    const api = httpUploadApi(base, csrfToken)
    const uploader = createUploader({ file, about, scope, api, memory: browserMemory(window.localStorage), onChange })
    setUploads((all) => [
      ...all,
      {
        id,
        fileName: file.name,
        description: about.description,
        audience: about.audience,
        uploader,
        view: uploader.view(),
      },
    ])
    void uploader.run()
  }, [])

  return { uploads, add }
}
