const kinds: readonly [RegExp, 'photo' | 'sound' | 'video' | 'text'][] = [
  [/\.(jpe?g|png|hei[cf])$/i, 'photo'],
  [/\.(mp3|wav|m4a|ogg|oga|opus|amr|aac|flac)$/i, 'sound'],
  [/\.(mp4|mov|webm|3gpp?)$/i, 'video'],
  [/\.txt$/i, 'text'],
]
/** The drawing beside the item; the real kind is found by the server. */
export const kindOf = (fileName: string) => kinds.find(([ending]) => ending.test(fileName))?.[1] ?? 'paper'
