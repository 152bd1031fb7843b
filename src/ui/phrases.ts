/** Sentences of one's own, called by `;` and some letters in texts of several lines. */
export { OwnPhrases } from './phrases/own-phrases.tsx'
export { PhraseArea } from './phrases/phrase-area.tsx'
export { setPhraseOwner } from './phrases/use-phrases.ts'
