import { createHash } from 'node:crypto'
import { composeLines, line, quiet, say, type Answer, type Block, type Line } from '../../answer/index.js'
import { textsIn, type Texts } from '../../language/index.js'
import type { Memory } from '../../memory/index.js'
import { clip } from '../../text/index.js'
import type { Scope } from '../scope.js'
import { isSettingName } from '../settings/table.js'

/** Something done, for a server's log channel; the store has recorded it together with the change itself. */
export interface AuditEvent {
  readonly verb: keyof Texts['settings']['deeds']
  /** What it was done to: a name, a setting. */
  readonly subject: string
  /** What is different now, in the language of the server. */
  readonly show: (texts: Texts) => readonly Block[]
}

/** Told of each event in a server that has a log channel. */
type AuditListener = (guild: string, channel: string, record: Answer) => void

interface AuditFeed {
  /** Never rejects: what was done is done, whether or not it could be told. */
  tell(event: AuditEvent, scope: Scope): Promise<void>
  watch(listener: AuditListener): () => void
}

export function openAuditFeed(memory: Memory): AuditFeed {
  const listeners = new Set<AuditListener>()
  return {
    async tell(event, { guild, person, surface }) {
      if (guild === undefined) return
      const { logChannel, language } = await memory.settings(guild)
      if (logChannel === null) return
      const texts = textsIn(language ?? 'en')
      const who = person?.name ?? (surface === 'terminal' ? texts.settings.operator : texts.settings.nobodyKnown)
      const told = composeRecord(event, clip(who, 40), texts)
      for (const listener of listeners) listener(guild, logChannel, told)
    },
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Under whose name all is kept that was done in a terminal. */
export const operator = 'terminal'

/** Who did what, and what is different now. Names nobody by anything that would ping. */
function composeRecord({ verb, subject, show }: AuditEvent, who: string, texts: Texts): Answer {
  const { deeds, names } = texts.settings
  const deed = deeds[verb](who,
    verb === 'settings.save' && isSettingName(subject) ? names[subject] : clip(subject, 100))
  return composeLines([say(deed), ...show(texts)], { verb, subject }, { private: false })
}

/** How something read before it was changed, and how it reads now. */
export const beforeAndAfter = (before: Line, after: Line, { settings: texts }: Texts): readonly Block[] => [
  line(quiet(`${texts.before}: `), ...before),
  line(quiet(`${texts.after}: `), ...after),
]

/** Eight characters that tell one text from another: for a button to say what it has seen. No secret is kept by it. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8)
