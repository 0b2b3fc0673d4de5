import { composeLines, line, quiet, text, type Answer, type Block, type Line } from '../answer/index.js'
import { textsIn, type Texts } from '../language/index.js'
import type { Memory } from '../memory/index.js'
import { clip } from '../text/index.js'
import type { Scope } from './command.js'
import { describeCode, isSettingName } from './settings/table.js'

/** Something done, as a server's log channel is to tell of it; the store has recorded it together with the change itself. */
export interface Deed {
  readonly verb: keyof Texts['settings']['deeds']
  /** What it was done to: a name, a setting. */
  readonly subject: string
  readonly before: string
  readonly after: string
}

/** Told of each deed in a server that has a log channel. */
export type RecordListener = (guild: string, channel: string, record: Answer) => void

export interface Ledger {
  /** Never rejects: what was done is done, whether or not it could be told. */
  tell(deed: Deed, scope: Scope): Promise<void>
  watch(listener: RecordListener): () => void
}

export function openLedger(memory: Memory): Ledger {
  const listeners = new Set<RecordListener>()
  return {
    async tell(deed, { guild, person }) {
      if (guild === undefined) return
      const { logChannel, language } = await memory.settings(guild)
      if (logChannel === null) return
      const told = composeRecord(deed, person?.name, textsIn(language ?? 'en').settings)
      for (const listener of listeners) listener(guild, logChannel, told)
    },
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Whom the record names for what was done in a terminal. */
export const operator = 'terminal'

const longestShown = 300

/** Who did what, and how it read before and after. Names nobody by anything that would ping. */
function composeRecord({ verb, subject, before, after }: Deed, who: string | undefined, texts: Texts['settings']): Answer {
  const setting = verb === 'settings.save' && isSettingName(subject) ? subject : undefined
  const wording = (value: string): Line => (setting === undefined ? [text(clip(value.replace(/\s+/gu, ' ').trim(), longestShown))] : describeCode(setting, value, texts))
  const shown = (label: string, value: string): readonly Block[] => (value === '' && setting === undefined ? [] : [line(quiet(`${label}: `), ...wording(value))])
  const deed = texts.deeds[verb](clip(who ?? texts.operator, 40), setting === undefined ? clip(subject, 100) : texts.names[setting])
  return composeLines([line(text(deed)), ...shown(texts.before, before), ...shown(texts.after, after)], { verb, subject, before, after }, { private: false })
}
