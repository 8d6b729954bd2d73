import { useWords } from '#app/i18n/react.tsx'
import { words } from '#app/i18n/words/handover.ts'

/** What came by a phone, by name; read out when it changes. */
export const HandedFiles = ({ files, none }: { readonly files: readonly string[]; readonly none: string }) => {
  const t = useWords(words)
  return (
    <div role="status">
      <p>
        <b>{files.length > 0 ? t.arrived(files.length) : none}</b>
      </p>
      {files.length > 0 && (
        <ol className="numbered">
          {files.map((name, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: cameras give one name to many pictures, and the order stays
            <li key={`${at}/${name}`}>{name}</li>
          ))}
        </ol>
      )}
    </div>
  )
}
