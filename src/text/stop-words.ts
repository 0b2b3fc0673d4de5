// Words of grammar: they hold a sentence together and say nothing of its subject.
const table = `
  a an the this that these those such
  i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself
  it its itself they them their theirs themselves one
  who whom whose which what when where why how whether
  am is are was were be been being do does did doing done have has had having
  can could will would shall should may might must cannot
  dont doesnt didnt isnt arent wasnt werent wont wouldnt shouldnt couldnt cant hasnt havent hadnt mustnt neednt
  im ive id ill youre youve youd youll hes shes weve wed were theyre theyve theyd theyll thats whats theres heres lets s t ll re ve
  and or but nor so yet if then else than as because while although though unless until since
  of in on at by for from to into onto with without within upon about above below under over between among through during
  before after against across along around toward towards off out up down per via
  not no any some each every either neither both all most more much many few less least other another same own only
  very too also just even still already again ever here there now rather quite
`

export const stopWords: ReadonlySet<string> = new Set(table.split(/\s+/).filter((word) => word !== ''))

/** Whether a normalised word carries grammar alone. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word)
}
