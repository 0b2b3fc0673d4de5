/**
 * What Discord refuses, in one table. Text is counted in code points unless said otherwise. Discord answers a
 * request beyond a limit with 400 and shows the member nothing, so each is applied here before sending.
 *
 * @see https://discord.com/developers/docs/components/reference
 * @see https://discord.com/developers/docs/interactions/application-commands
 * @see https://discord.com/developers/docs/interactions/receiving-and-responding
 */
export const limits = {
  /** Components of a message, nested ones counted. Components reference. */
  components: 40,
  /** Text of all text displays of one message together. Components reference, "Text Display". */
  messageText: 4000,
  /** Components reference, "Button Structure". */
  buttonLabel: 80,
  /** Components reference, "Anatomy of a Component": custom ids have 1 to 100 characters. */
  customId: 100,
  /** Components reference, "Action Row". */
  buttonsPerRow: 5,
  /** As many as leave room for an answer beside them; each takes a row of its own. */
  pickers: 8,
  /** Components reference, "String Select Structure": options, and what may be picked of any list. */
  selectOptions: 25,
  /** Components reference, "Select Option Structure": label, value and description alike. */
  selectText: 100,
  /** Components reference, "String Select Structure". */
  placeholder: 150,
  /** Receiving and responding, "Modal". */
  modalTitle: 45,
  modalFields: 5,
  /** Components reference, "Label Structure". */
  fieldLabel: 45,
  /** Components reference, "Text Input Structure". */
  fieldHint: 100,
  fieldText: 4000,
  /** Components reference, "Media Gallery Item Structure". */
  altText: 1024,
  /** Reference, "Uploading Files": what a bot may send everywhere, in bytes. */
  uploadBytes: 10 * 1024 * 1024,
  /** Receiving and responding, "Autocomplete". */
  choices: 25,
  /** Name and value of a choice alike. Application commands, "Application Command Option Choice Structure". */
  choiceText: 100,
  /** Application commands, "Application Command Structure". */
  commandDescription: 100,
  /** The largest `max_length` of a string option. */
  optionText: 6000,
  /** Components reference, "Button Structure": a link button's address; what is longer is no link anywhere. */
  url: 512,
  /** Receiving and responding: an interaction is lost when its first response comes later, in milliseconds. */
  firstResponseMs: 3000,
} as const

/** The text by code points, which is how Discord counts. */
export function charactersOf(text: string): readonly string[] {
  return Array.from(text)
}

export function countCharacters(text: string): number {
  return charactersOf(text).length
}

/** The first `maxCharacters` code points, the last of them an ellipsis when something was cut. */
export function clip(text: string, maxCharacters: number): string {
  const characters = charactersOf(text)
  return characters.length <= maxCharacters ? text : `${characters.slice(0, maxCharacters - 1).join('').trimEnd()}…`
}
