import type { Texts } from '../texts.js'

const times = (count: number): string => (count === 1 ? 'una volta' : `${count.toLocaleString('it')} volte`)
const seconds = (count: number): string => (count === 1 ? 'un secondo' : `${count} secondi`)

export const policy: Texts['policy'] = {
  memberWait: (answers, within, wait) =>
    `Hai già chiesto ${times(answers)} in ${seconds(within)}, il massimo consentito qui. Riprova tra ${seconds(wait)}.`,
  channelWait: (answers, within, wait) =>
    `In questo canale ho già risposto ${times(answers)} in ${seconds(within)}, il massimo consentito. Riprova tra ${
      seconds(wait)
    }, oppure nascondi la risposta per vederla subito solo tu.`,
  tooLate: 'La domanda mi è arrivata troppo tardi per rispondere: ora ricevo moltissime richieste. Riprova tra poco.',
  quietWait: (wait) => `Qui ho già risposto quanto mi è consentito. Riprova tra ${seconds(wait)}.`,
  answeredEarlier: 'A questa domanda ho appena risposto qui: ',
  earlierAnswer: 'vai alla risposta',
  answerAnew: 'Rispondi comunque',
  noWordsLeft: 'La domanda non è più in questo messaggio. Falla di nuovo.',
  onlyYou: 'Questo lo vedi solo tu: in questo server rispondo pubblicamente in',
  otherChannel: 'un altro canale',
  moreChannels: (count) => (count === 1 ? 'e un altro' : `e altri ${count}`),
  notHere: 'In questo canale rispondo solo in privato, quindi qui non si può condividere.',
}

export const rights: Texts['rights'] = {
  onlyInServers: 'Funziona solo in un server di cui faccio parte.',
  mayNot: {
    moderate: 'È riservato a chi gestisce i messaggi qui o ha un ruolo indicato nelle /impostazioni di questo server.',
    manage: 'È riservato a chi gestisce questo server.',
  },
}
