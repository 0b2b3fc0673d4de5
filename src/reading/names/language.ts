import { isCommonWord, isStopWord } from '../../text/index.js'
import type { Language } from '../model.js'
import type { Word } from './words.js'

// Words of grammar that English does not have, in the languages most written beside it. A word of two of them counts once.
const grammar = new Set(
  `el los las un una unos que para por como con del es son esta este pero mas cual mejor cuando donde porque quiero puedo ser si
  der das und ist nicht ein eine einen fur mit wie warum oder auch ich wir sie kann man besser welche welcher von dem den zum zur
  le les des est pour une dans qui avec sur plus quel quelle meilleur pourquoi ou je nous vous pas sont faut peut mieux entre aux
  il lo gli di che per non con sono come quale perche piu meglio della nel tra quando posso
  o os um uma em nao mais com para qual melhor voce isso sao ao da na eu
  de het een en van voor niet met wat welke beter waarom ik kan zijn naar
  i w na jest czy nie dla jak co lepszy ktory ale sie
  och att det som ar inte pa vilken battre jag
  ve bir ile icin mi daha hangi iyi nasil
  yang dan untuk apa dengan lebih baik mana adalah
  va la cho co khong nen`.split(/\s+/).filter((word) => word.length > 1),
)

// Who denies something in a language that is not heard may have it taken for the very thing that is wanted.
const denials = new Set(
  `ohne kein keine keinen keiner keinem nicht nie niemals sans pas jamais aucun aucune sin ningun ninguna nunca jamas tampoco
  sem nenhum nenhuma nao nem zonder geen niet nooit utan inte uden ikke uten ingen bez nie nigdy fara tanpa tidak bukan degil
  ilman nelkul`.split(/\s+/),
)

// A single foreign word of grammar may be a slip or a name ("de", "per"); two of them among few English ones are a language.
const enough = 2
// Unless nothing is English but names: then one is, if it is no mere syllable.
const shortestAlone = 3

/** Whether a word is one of grammar that English does not have. */
export const isForeignGrammar = (word: string): boolean =>
  (grammar.has(word) || denials.has(word)) && !isCommonWord(word)

/** `en` unless the text is plainly something else; then `other`. */
export function languageOf(text: string, words: readonly Word[]): Language {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  if (letters > 0 && latin * 2 < letters) return 'other'
  const foreign = words.filter(({ typed }) => isForeignGrammar(typed))
  const english = words.filter(({ typed }) => isCommonWord(typed) || isStopWord(typed)).length
  if (foreign.some(({ typed }) => denials.has(typed))) return 'other'
  const isEnough = foreign.length >= enough ||
    (english === 0 && foreign.some(({ typed }) => typed.length >= shortestAlone))
  return isEnough && foreign.length > english ? 'other' : 'en'
}
