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
/** A recorded message is listened to by several people: three minutes, and a breath for phones that round. */
export const MAX_ACCOUNT_SECONDS = 180
export const ACCOUNT_GRACE_SECONDS = 5
/** Three minutes of a recorded message, with room for phones that record in high quality. */
export const MAX_ACCOUNT_BYTES = 200 * MIB
/** Recorded messages of one application. */
export const MAX_ACCOUNTS = 5
export const MAX_DESCRIPTION = 200

const ENDINGS =
  /\.(jpe?g|png|pdf|mp3|wav|m4a|ogg|oga|opus|aac|flac|mp4|mov|webm|3gp|3gpp|amr|heic|heif|txt|docx?|xlsx?|pptx?|wps|et|dps)$/i

/** Whether the name promises a kind of file that is taken; the bytes decide later. */
export const typeIsAllowed = (fileName: string): boolean => ENDINGS.test(fileName)

const SOUND = /\.(mp3|wav|m4a|ogg|oga|opus|aac|flac|mp4|mov|webm|3gp|3gpp|amr)$/i

/** Whether the name promises something that can be listened to. */
export const isSound = (fileName: string): boolean => SOUND.test(fileName)
