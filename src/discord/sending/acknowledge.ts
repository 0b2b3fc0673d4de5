import { MessageFlags } from 'discord.js'
import { mayChange } from './deliver.js'
import { limits } from '../rendering/limits.js'
import { passOver, persist } from './persist.js'
import type { Repliable, ReplyOptions } from './reply.js'

// Half of what Discord allows, for the acknowledgement has to travel too.
const acknowledgeAfterMs = limits.firstResponseMs / 2

/** Tells the asker that an answer comes, once: to those eyes that it is meant for, or as a change of the message that was pressed. */
export async function acknowledge(interaction: Repliable,
  { ephemeral, inPlace }: Pick<ReplyOptions, 'ephemeral' | 'inPlace'>): Promise<void> {
  if (interaction.deferred) return
  if (inPlace === true && mayChange(interaction)) {
    await persist(() => interaction.deferUpdate()).catch(passOver)
  } else {
    // Of all flags Discord heeds only this one here; the form of the message comes with the edit.
    await persist(() => interaction.deferReply(ephemeral ? { flags: MessageFlags.Ephemeral } : {})).catch(passOver)
    interaction.ephemeral = ephemeral
  }
  // Also where the client has not noticed, for its own try was refused as the second: what follows is an edit.
  interaction.deferred = true
}

/** Waits for the answer, or for what stands before it; when it takes too long, has it acknowledged meanwhile. */
export async function inTime<T>(answer: Promise<T>, onLate: () => Promise<void>, acknowledged: boolean): Promise<T> {
  if (acknowledged) return answer
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), acknowledgeAfterMs)
  })
  try {
    if ((await Promise.race([answer, late])) === 'late') await onLate()
  } finally {
    clearTimeout(timer)
  }
  return answer
}
