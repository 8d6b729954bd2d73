/** Refusals of evidence. */
export const evidenceRefusals = {
  'evidence/unknown': { status: 404, zh: '没有找到这份证据。', en: 'We cannot find this piece of evidence.' },
  'evidence/not-shown': {
    status: 422,
    zh: '这个文件的格式不规范，拍摄地点等信息去不掉，所以没有给您打开。请调解员在会上出示。',
    en: 'This file is not well formed: data such as the place could not be taken out, so it was not opened for you. Ask the mediator to show it.',
  },
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
  'evidence/not-sound': {
    status: 422,
    zh: '请选声音或者视频文件。',
    en: 'Please choose a sound or video file.',
  },
  'evidence/account-too-long': {
    status: 422,
    zh: '这一段太长了。请录三分钟以内的，可以分几段。',
    en: 'This is too long. Please keep it under three minutes, in several parts if need be.',
  },
  'evidence/accounts-enough': {
    status: 422,
    zh: '口述最多五段。要换一段，请先撤回一段；别的录音放在“证据”里。',
    en: 'Five recordings at most. Withdraw one to replace it; other recordings go with the evidence.',
  },
  'evidence/audience': { status: 422, zh: '请选给谁看。', en: 'Please choose who may see it.' },
  'evidence/day': {
    status: 422,
    zh: '请写一个已经过去的日期，或者空着。',
    en: 'Please give a day that has passed, or leave it empty.',
  },
  'evidence/set': {
    status: 409,
    zh: '这一组里已经有别的照片，请重新选。',
    en: 'This set has other pictures already; please choose them again.',
  },
  'evidence/not-yours-to-show': {
    status: 403,
    zh: '原件只给了调解员。遮过的一份要不要给对方看，由放上来的人自己定。',
    en: 'The original was meant for the mediator alone. Whether the other side sees a covered copy is for its owner to say.',
  },
  'evidence/file': { status: 422, zh: '请选一个文件。', en: 'Please choose a file.' },
} as const
