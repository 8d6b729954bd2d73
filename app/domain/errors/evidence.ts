/** Refusals of evidence. */
export const evidenceRefusals = {
  'evidence/unknown': { status: 404, zh: '没有找到这份证据。', en: 'We cannot find this piece of evidence.' },
  'evidence/swept': {
    status: 410,
    zh: '这份没传完，已经清掉了，请重新选文件。',
    en: 'This upload was swept; please choose the file again.',
  },
  'evidence/complete': { status: 409, zh: '这份已经传完了。', en: 'This file is complete already.' },
  'evidence/part-size': {
    status: 422,
    zh: '文件在传的过程中变了，请重新选。',
    en: 'The file changed on its way; please choose it again.',
  },
  'evidence/empty': { status: 422, zh: '这个文件是空的。', en: 'This file is empty.' },
  'evidence/too-large': { status: 413, zh: '文件太大，最大2GB。', en: 'The file is too large; the limit is 2 GB.' },
  'evidence/audience': { status: 422, zh: '请选给谁看。', en: 'Please choose who may see it.' },
  'evidence/file': { status: 422, zh: '请选一个文件。', en: 'Please choose a file.' },
} as const
