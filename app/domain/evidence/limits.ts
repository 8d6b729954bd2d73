const MIB = 1024 * 1024

/** 2 GiB: the largest file that is taken. */
export const MAX_FILE_BYTES = 2048 * MIB
export const MAX_FILES = 200
/** Before anybody is known by a code, a draft holds less. */
export const MAX_DRAFT_FILES = 30
/** Pictures that can be one item. */
export const MAX_SET = 50
export const PART_BYTES = 8 * MIB
/** The largest file of the plain form without JavaScript. */
export const SMALL_MIB = 20
export const MAX_DESCRIPTION = 200

const ENDINGS =
  /\.(jpe?g|png|pdf|mp3|wav|m4a|ogg|oga|opus|aac|flac|mp4|mov|webm|3gp|3gpp|amr|heic|heif|txt|docx?|xlsx?|pptx?|wps|et|dps)$/i

/** Whether the name promises a kind of file that is taken; the bytes decide later. */
export const typeIsAllowed = (fileName: string): boolean => ENDINGS.test(fileName)
