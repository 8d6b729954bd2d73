import { useCallback, useEffect, useRef, useState } from 'react'
import { type AboutFile, httpUploadApi, newKey } from './upload-api.ts'
import { browserMemory } from './upload-memory.ts'
import { createUploader, type Uploader, type UploadView } from './uploader.ts'

type Shelf = typeof import('../kept/file-shelf.ts')

/** The shelf comes when it is needed; without it a file is sent from the open page only. */
const onShelf = (act: (shelf: Shelf) => Promise<unknown>): Promise<unknown> =>
  import('../kept/file-shelf.ts').then(act).catch(() => undefined)

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
  /** Whether files that wait on this device go out from here: one place on a page. */
  resumes?: boolean
}

/** The files that this page is sending, and how to add one. */
export function useUploads(place: UploadPlace) {
  const [uploads, setUploads] = useState<readonly PageUpload[]>([])
  const next = useRef(1)
  const begun = useRef(new Set<string>())
  const latest = useRef(place)
  useEffect(() => {
    latest.current = place
  })

  const send = useCallback((file: File, about: AboutFile, shelfId: string) => {
    const id = next.current++
    const { base, csrfToken, scope } = latest.current
    const onChange = (view: UploadView) => {
      setUploads((all) => all.map((upload) => (upload.id === id ? { ...upload, view } : upload)))
      // What the server has or does not want waits no longer.
      if (view.phase === 'done' || view.phase === 'failed') void onShelf(({ unshelve }) => unshelve(shelfId))
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

  /** Keeps the file on this device until it has arrived, and sends it. */
  const add = useCallback(
    (file: File, about: AboutFile) => {
      const id = newKey()
      begun.current.add(id)
      const { scope } = latest.current
      void onShelf(({ shelve }) => shelve({ id, scope, file, about, at: Date.now() }))
      send(file, about, id)
    },
    [send],
  )

  const { scope, resumes = false } = place
  useEffect(() => {
    if (!resumes) return
    void onShelf(async ({ waitingFor }) => {
      for (const { id, file, about } of await waitingFor(scope)) {
        if (begun.current.has(id)) continue
        begun.current.add(id)
        send(file, about, id)
      }
    })
  }, [scope, resumes, send])

  return { uploads, add }
}
